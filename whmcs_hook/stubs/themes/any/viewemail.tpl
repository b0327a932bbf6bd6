<h2>{$mail->subject|escape}</h2>
{if $mail->standin_plaintext}
    <div class="standin-mail">{$mail->message|escape}</div>
{else}
    <div class="standin-mail-html">{$mail->message}</div>
{/if}
