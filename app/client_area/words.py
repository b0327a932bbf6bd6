"""The words of the section, in the languages of WHMCS."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
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
    "en",
    "Network Usage",
    "Open NetFlow Analyzer",
    "Username",
    "Password",
    "Group",
    "IP address",
    "Copy",
    "Copied",
    "Selected: copy it with your keyboard",
)

# Named as WHMCS names its language files.
LANGUAGES = {
    "english": ENGLISH,
    "german": Words(
        "de",
        "Netzwerknutzung",
        "NetFlow Analyzer öffnen",
        "Benutzername",
        "Passwort",
        "Gruppe",
        "IP-Adresse",
        "Kopieren",
        "Kopiert",
        "Markiert: bitte mit der Tastatur kopieren",
    ),
    "french": Words(
        "fr",
        "Utilisation du réseau",
        "Ouvrir NetFlow Analyzer",
        "Nom d'utilisateur",
        "Mot de passe",
        "Groupe",
        "Adresse IP",
        "Copier",
        "Copié",
        "Sélectionné : copiez avec le clavier",
    ),
    "spanish": Words(
        "es",
        "Uso de la red",
        "Abrir NetFlow Analyzer",
        "Usuario",
        "Contraseña",
        "Grupo",
        "Dirección IP",
        "Copiar",
        "Copiado",
        "Seleccionado: cópielo con el teclado",
    ),
    "dutch": Words(
        "nl",
        "Netwerkgebruik",
        "NetFlow Analyzer openen",
        "Gebruikersnaam",
        "Wachtwoord",
        "Groep",
        "IP-adres",
        "Kopiëren",
        "Gekopieerd",
        "Geselecteerd: kopieer met het toetsenbord",
    ),
    "portuguese-br": Words(
        "pt-BR",
        "Uso da rede",
        "Abrir o NetFlow Analyzer",
        "Usuário",
        "Senha",
        "Grupo",
        "Endereço IP",
        "Copiar",
        "Copiado",
        "Selecionado: copie com o teclado",
    ),
    "italian": Words(
        "it",
        "Utilizzo della rete",
        "Apri NetFlow Analyzer",
        "Nome utente",
        "Password",
        "Gruppo",
        "Indirizzo IP",
        "Copia",
        "Copiato",
        "Selezionato: copia con la tastiera",
    ),
}


def words_for(language: str | None) -> Words:
    """Return the words of a WHMCS language, English for one that is not here."""
    return LANGUAGES.get((language or "").lower(), ENGLISH)
