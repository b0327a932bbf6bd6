"""The words of the section, in the languages of WHMCS."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Every text of the section in one language. `code` is for the attribute `lang`."""

    code: str
    title: str
    button: str
    username: str
    password: str
    group: str
    ip_address: str


ENGLISH = Words(
    "en", "Network Usage", "Open NetFlow Analyzer", "Username", "Password", "Group", "IP address"
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
    ),
    "french": Words(
        "fr",
        "Utilisation du réseau",
        "Ouvrir NetFlow Analyzer",
        "Nom d'utilisateur",
        "Mot de passe",
        "Groupe",
        "Adresse IP",
    ),
    "spanish": Words(
        "es",
        "Uso de la red",
        "Abrir NetFlow Analyzer",
        "Usuario",
        "Contraseña",
        "Grupo",
        "Dirección IP",
    ),
    "dutch": Words(
        "nl",
        "Netwerkgebruik",
        "NetFlow Analyzer openen",
        "Gebruikersnaam",
        "Wachtwoord",
        "Groep",
        "IP-adres",
    ),
    "portuguese-br": Words(
        "pt-BR",
        "Uso da rede",
        "Abrir o NetFlow Analyzer",
        "Usuário",
        "Senha",
        "Grupo",
        "Endereço IP",
    ),
    "italian": Words(
        "it",
        "Utilizzo della rete",
        "Apri NetFlow Analyzer",
        "Nome utente",
        "Password",
        "Gruppo",
        "Indirizzo IP",
    ),
}


def words_for(language: str | None) -> Words:
    """Return the words of a WHMCS language, English for one that is not here."""
    return LANGUAGES.get((language or "").lower(), ENGLISH)
