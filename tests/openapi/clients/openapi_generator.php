<?php

/**
 * Uses the client that openapi-generator makes for PHP. Its folder is the argument; URL and key are in the environment.
 */

declare(strict_types=1);

use OpenAPI\Client\Api\AccessRecordsApi;
use OpenAPI\Client\Api\ProvisioningApi;
use OpenAPI\Client\Configuration;
use OpenAPI\Client\Model\PreviewBody;
use OpenAPI\Client\Model\RecordChange;
use OpenAPI\Client\Model\RecordStated;
use OpenAPI\Client\Model\RuleStated;
use OpenAPI\Client\Model\NewService;

require '/usr/share/php/GuzzleHttp/autoload.php';
spl_autoload_register(static function (string $class) use ($argv): void {
    require $argv[1] . '/lib/' . strtr(substr($class, strlen('OpenAPI\\Client\\')), '\\', '/') . '.php';
});

function same(mixed $found, mixed $expected): void
{
    if ($found !== $expected) {
        throw new UnexpectedValueException(var_export($found, true));
    }
}

$configuration = Configuration::getDefaultConfiguration()
    ->setHost(getenv('NFM_URL'))
    ->setAccessToken(getenv('NFM_KEY'));
$records = new AccessRecordsApi(new GuzzleHttp\Client(), $configuration);
$stated = (new RecordStated())
    ->setClientId(56)
    ->setUsername('jürgen')
    ->setPassword("p&<>\"'\\😀")
    ->setGroup('Straße 日本')
    ->setNotes("a\nb");
$created = $records->putAccessRecord(1, $stated);
$read = $records->getAccessRecord(1);
same((string) $read, (string) $created);
same([$read->getGroup(), $read->getNotes(), $read->getHasPassword()], ['Straße 日本', "a\nb", true]);
$patched = $records->patchAccessRecord(1, (new RecordChange())->setIpAddress('203.0.113.9/28'));
same([$patched->getIpAddress(), $patched->getUsername()], ['203.0.113.0/28', 'jürgen']);
$page = $records->listAccessRecords(client_id: [56]);
same([count($page->getItems()), $page->getItems()[0]->getServiceId(), $page->getNextCursor()], [1, 1, null]);
$records->deleteAccessRecord(1);
same($records->listAccessRecords(client_id: [56])->getItems(), []);

$rules = new ProvisioningApi(new GuzzleHttp\Client(), $configuration);
$rule = $rules->putProvisioningRule(7, (new RuleStated())->setUsername('c{client_id}')->setPassword('generate'));
same([$rule->getUsername(), $rule->getLogin(), $rule->getEnabled()], ['c{client_id}', 'reuse', true]);
$service = (new NewService())->setServiceId(1)->setClientId(56)->setProductId(7)->setDomain('vps1.example.com');
$preview = $rules->previewProvisioningRule(7, (new PreviewBody())->setService($service));
same([$preview->getLogin(), $preview->getRecord()->getUsername()], ['new', 'c56']);
