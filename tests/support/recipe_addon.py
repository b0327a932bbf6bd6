"""The second half of the recipe of `recipe.py`: the new member in the WHMCS addon."""

from app.translations.catalog import TRANSLATIONS
from tests.support.recipe import Edit, after

ADDON = "whmcs_hook/modules/addons/netflow_manager"

PHP = (
    after(f"{ADDON}/lib/Records/Entries.php", "OWN_TEXTS = ['group', ", "'interface', "),
    after(
        f"{ADDON}/lib/Api/MergeFields.php",
        "        'netflow_group',\n",
        "        'netflow_interface',\n",
    ),
    after(f"{ADDON}/lib/Api/ClientAreaSection.php", "'group', ", "'interface', "),
)

# Each language has a translation of its own; here the words do not matter.
SECTION_LABELS = tuple(
    Edit(
        f"app/translations/{language}.toml",
        "\ncopy =",
        '\ninterface = "Interface"\ncopy =',
    )
    for language in TRANSLATIONS
)
LABELS = {"field_interface": "Interface", "netflow_interface": "NetFlow interface"}
TEXTS = LABELS | {"edit_help_interface": "ge-0/0/1"}

LANGUAGE_FILES = tuple(
    Edit(
        f"{ADDON}/lang/{language}.php",
        "$_ADDONLANG['field_notes'] = ",
        "".join(f"$_ADDONLANG['{key}'] = '{text}';\n" for key, text in TEXTS.items())
        + "$_ADDONLANG['field_notes'] = ",
    )
    for language in TRANSLATIONS
)
