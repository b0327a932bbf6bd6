"""The words of the section, in the languages of WHMCS."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Every text of the section in one language. `code` is for the attribute `lang`.

    `copied` and `copy_by_hand` are told after a click on a button `copy`.
    """

    code: str
    title: str
    button: str
    username: str
    password: str
    group: str
    ip_address: str
    copy: str
    copied: str
    copy_by_hand: str


ENGLISH = Words(
    code="en",
    title="Network Usage",
    button="Open NetFlow Analyzer",
    username="Username",
    password="Password",
    group="Group",
    ip_address="IP address",
    copy="Copy",
    copied="Copied",
    copy_by_hand="Selected: copy it with your keyboard",
)

# Named as WHMCS names its language files.
LANGUAGES = {
    "english": ENGLISH,
    "german": Words(
        code="de",
        title="Netzwerknutzung",
        button="NetFlow Analyzer öffnen",
        username="Benutzername",
        password="Passwort",
        group="Gruppe",
        ip_address="IP-Adresse",
        copy="Kopieren",
        copied="Kopiert",
        copy_by_hand="Markiert: bitte mit der Tastatur kopieren",
    ),
    "french": Words(
        code="fr",
        title="Utilisation du réseau",
        button="Ouvrir NetFlow Analyzer",
        username="Nom d'utilisateur",
        password="Mot de passe",
        group="Groupe",
        ip_address="Adresse IP",
        copy="Copier",
        copied="Copié",
        copy_by_hand="Sélectionné : copiez avec le clavier",
    ),
    "spanish": Words(
        code="es",
        title="Uso de la red",
        button="Abrir NetFlow Analyzer",
        username="Usuario",
        password="Contraseña",
        group="Grupo",
        ip_address="Dirección IP",
        copy="Copiar",
        copied="Copiado",
        copy_by_hand="Seleccionado: cópielo con el teclado",
    ),
    "dutch": Words(
        code="nl",
        title="Netwerkgebruik",
        button="NetFlow Analyzer openen",
        username="Gebruikersnaam",
        password="Wachtwoord",
        group="Groep",
        ip_address="IP-adres",
        copy="Kopiëren",
        copied="Gekopieerd",
        copy_by_hand="Geselecteerd: kopieer met het toetsenbord",
    ),
    "portuguese-br": Words(
        code="pt-BR",
        title="Uso da rede",
        button="Abrir o NetFlow Analyzer",
        username="Usuário",
        password="Senha",
        group="Grupo",
        ip_address="Endereço IP",
        copy="Copiar",
        copied="Copiado",
        copy_by_hand="Selecionado: copie com o teclado",
    ),
    "italian": Words(
        code="it",
        title="Utilizzo della rete",
        button="Apri NetFlow Analyzer",
        username="Nome utente",
        password="Password",
        group="Gruppo",
        ip_address="Indirizzo IP",
        copy="Copia",
        copied="Copiato",
        copy_by_hand="Selezionato: copia con la tastiera",
    ),
}


def words_for(language: str | None) -> Words:
    """Return the words of a WHMCS language, English for one that is not here."""
    return LANGUAGES.get((language or "").lower(), ENGLISH)
