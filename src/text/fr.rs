//! French.

mod fleet;
mod graphs;

use super::{Config, Failures, Frame, Server, SignIn, Text, WantedWords};
use crate::api::CredentialsFault;
use crate::domain::{Denial, Doubt, PowerAction, PowerState};
use crate::format::Units;

pub const TEXT: Text = Text {
    units: Units {
        sizes: ["o", "Kio", "Mio", "Gio", "Tio", "Pio"],
        rates: ["o/s", "ko/s", "Mo/s", "Go/s", "To/s"],
        percent: "\u{202f}%",
    },
    frame: Frame {
        skip: "Aller au contenu",
        activity: "Activité",
        activity_empty: "Rien pour l’instant. Ce que vous faites aux serveurs, et ce qui en résulte, s’inscrit ici jusqu’à la déconnexion.",
        sign_out: "Se déconnecter",
        settings: "Réglages",
        language: "Langue",
        theme: "Thème",
        automatic: "Automatique",
        light: "Clair",
        dark: "Sombre",
        close: "Fermer",
        dismiss: "Ignorer",
        notifications: "Notifications",
        more_notifications: |count| format!("{count} de plus dans Activité"),
        offline: "Vous êtes hors ligne. L’affichage date de la dernière réponse\u{202f}; il sera actualisé au retour de la connexion.",
        loading: "Chargement…",
        try_again: "Réessayer",
        reload: "Recharger",
        part_missing: "Cette partie du panneau n’est pas arrivée. Vérifiez la connexion et réessayez. Si une nouvelle version vient d’être mise en place, rechargez.",
        copied: "Copié",
        copy: |what| format!("Copier {what}"),
        copy_message: "le message",
        not_found: "Page introuvable",
        not_found_body: "Il n’y a rien à cette adresse.",
        back_to_servers: "Retour aux serveurs",
        commands: "Commandes",
        single_keys: "Touches sans Ctrl ni ⌘\u{a0}: / pour la recherche",
        keys_hint: "Ctrl+K (⌘K sur un Mac) ouvre les commandes de partout.",
        framed: |origin| {
            format!(
                "Affiché dans {}, que ce panneau ne connaît pas\u{a0}: on ne peut ni démarrer ni arrêter de serveur ici.",
                origin.unwrap_or("un autre site")
            )
        },
        open_alone: "Ouvrir le panneau dans son propre onglet",
    },
    sign_in: SignIn {
        title: "Connexion",
        lead: "Avec l’adresse e-mail de votre compte et une clé d’API.",
        email: "E-mail",
        key: "Clé d’API",
        key_hint: "Gardée en mémoire, ou dans cet onglet si vous cochez la case. Envoyée à l’API seule.",
        keep: "Rester connecté dans cet onglet",
        submit: "Se connecter",
        working: "Connexion…",
        refused: "L’API n’accepte pas cette adresse e-mail avec cette clé.",
        again_title: "Se reconnecter",
        again_lead: "L’API n’accepte plus votre clé. Tout reste en place.",
        other_title: "Utiliser une autre clé",
        other_lead: "Tout reste en place.",
        cancel: "Annuler",
        demo: "Ceci est un bac à sable\u{a0}: ses serveurs sont inventés. Vous pouvez vous connecter avec son compte de démonstration.",
        fill_in: "Remplir",
        portal: "Se connecter sur le portail",
        portal_lead: "Votre session a pris fin. Connectez-vous sur le portail, revenez et réessayez. Tout reste en place.",
        portal_unknown: "Votre session a pris fin. Reconnectez-vous là d’où vous veniez et réessayez ici. Tout reste en place.",
        fault: |fault| match fault {
            CredentialsFault::EmailMissing => "Saisissez votre adresse e-mail.",
            CredentialsFault::KeyMissing => "Saisissez votre clé d’API.",
            CredentialsFault::EmailUnusable => {
                "Cette adresse contient un caractère qui ne peut pas être envoyé."
            }
            CredentialsFault::KeyUnusable => {
                "Cette clé contient un caractère qui ne peut pas être envoyé. A-t-elle été copiée en entier\u{202f}?"
            }
        },
    },
    fleet: fleet::FLEET,
    many: fleet::MANY,
    palette: fleet::PALETTE,
    server: Server {
        state: |state| match state {
            PowerState::Running => "En marche",
            PowerState::Stopped => "Arrêté",
            PowerState::Unknown => "Inconnu",
        },
        suspended: "Suspendu",
        unread: "Non lu",
        pending: |action| match action {
            PowerAction::Start => "Démarrage…",
            PowerAction::Restart => "Redémarrage…",
            PowerAction::Stop => "Arrêt en cours…",
        },
        not_confirmed: "Non confirmé",
        look_again: "Vérifier à nouveau",
        power: "Alimentation",
        action: |action| match action {
            PowerAction::Start => "Démarrer",
            PowerAction::Restart => "Redémarrer",
            PowerAction::Stop => "Arrêter",
        },
        denial: |denial| match denial {
            Denial::NotRead => "Son état n’est pas encore connu",
            Denial::AlreadyRunning => "Il est déjà en marche",
            Denial::AlreadyStopped => "Il est déjà arrêté",
            Denial::StoppedCannotRestart => "Il est arrêté\u{a0}: démarrez-le plutôt",
            Denial::Suspended => "Le service est suspendu\u{a0}: voyez les factures",
            Denial::Pending(PowerAction::Start) => "Son démarrage est en cours",
            Denial::Pending(PowerAction::Restart) => "Son redémarrage est en cours",
            Denial::Pending(PowerAction::Stop) => "Son arrêt est en cours",
            Denial::NotPermitted => "Votre offre ou votre clé ne le permet pas",
            Denial::Framed => "Pas dans cette page\u{a0}: le panneau ne connaît pas le site qui l’affiche",
        },
        doubt: |doubt| match doubt {
            Doubt::NotGiven => "L’API ne dit pas clairement si ce serveur est en marche.",
            Doubt::Stale => "Cet état est plus ancien\u{a0}: la dernière lecture a échoué.",
        },
        facts: "Détails",
        id: "Identifiant",
        cpus: "vCPU",
        cpu: "Processeur",
        memory: "Mémoire",
        of: |used, limit| format!("{used} sur {limit}"),
        not_given: "Non indiqué",
        interfaces: "Interfaces réseau",
        no_interfaces: "Ce serveur n’a pas d’interface réseau.",
        interface: |number| format!("Interface {number}"),
        address: "Adresse",
        reverse: "Nom inverse",
        mask: "Masque",
        gateway: "Passerelle",
        mac: "MAC",
        updated_now: "actualisé à l’instant",
        updated: |ago| format!("actualisé il y a {ago}"),
        seconds: |count| format!("{count} s"),
        minutes: |count| format!("{count} min"),
        hours: |count| format!("{count} h"),
        stale: |ago| format!("Tel qu’il était il y a {ago}\u{a0}: l’actualisation a échoué."),
        confirm: |action| match action {
            PowerAction::Start => ("Démarrer ", "\u{202f}?"),
            PowerAction::Restart => ("Redémarrer ", "\u{202f}?"),
            PowerAction::Stop => ("Arrêter ", "\u{202f}?"),
        },
        consequence: |action| match action {
            PowerAction::Start => "Le serveur est mis en marche.",
            PowerAction::Restart => {
                "Tout ce qui y tourne est interrompu jusqu’à ce qu’il ait redémarré. Ce qui n’est pas enregistré peut être perdu."
            }
            PowerAction::Stop => {
                "Tout ce qui y tourne s’arrête, et il reste éteint jusqu’à ce que quelqu’un le démarre. Ce qui n’est pas enregistré peut être perdu."
            }
        },
        cancel: "Annuler",
        overdue: |name, action| match action {
            PowerAction::Start => format!("{name} démarre encore. Non confirmé après 90 s."),
            PowerAction::Restart => format!("{name} redémarre encore. Non confirmé après 90 s."),
            PowerAction::Stop => format!("{name} s’arrête encore. Non confirmé après 90 s."),
        },
    },
    graphs: graphs::GRAPHS,
    failures: Failures {
        action_failed: |name, action| match action {
            PowerAction::Start => format!("{name} n’a pas pu être démarré."),
            PowerAction::Restart => format!("{name} n’a pas pu être redémarré."),
            PowerAction::Stop => format!("{name} n’a pas pu être arrêté."),
        },
        conflict: |name, action| match action {
            PowerAction::Start => format!("{name} était déjà en marche."),
            PowerAction::Restart => format!("{name} est arrêté, il ne peut donc pas être redémarré."),
            PowerAction::Stop => format!("{name} était déjà arrêté."),
        },
        denied: |name, why| format!("{name}\u{a0}: rien n’a été envoyé. {why}."),
        paused: |name, action, seconds| match action {
            PowerAction::Start => {
                format!("{name} n’a pas été démarré\u{a0}: l’API demande une pause de {seconds} s.")
            }
            PowerAction::Restart => {
                format!("{name} n’a pas été redémarré\u{a0}: l’API demande une pause de {seconds} s.")
            }
            PowerAction::Stop => {
                format!("{name} n’a pas été arrêté\u{a0}: l’API demande une pause de {seconds} s.")
            }
        },
        lost: |name, action| match action {
            PowerAction::Start => {
                format!("Pas de réponse claire au démarrage de {name}\u{a0}: il a peut-être eu lieu.")
            }
            PowerAction::Restart => {
                format!("Pas de réponse claire au redémarrage de {name}\u{a0}: il a peut-être eu lieu.")
            }
            PowerAction::Stop => {
                format!("Pas de réponse claire à l’arrêt de {name}\u{a0}: il a peut-être eu lieu.")
            }
        },
        confirmed: |name, action| match action {
            PowerAction::Start => format!("{name} est en marche."),
            PowerAction::Restart => format!("{name} a redémarré."),
            PowerAction::Stop => format!("{name} est arrêté."),
        },
        running_throughout: |name| {
            format!(
                "{name} est en marche. Le redémarrage a été accepté\u{202f}; l’API ne montre pas quand il est terminé."
            )
        },
        accepted: |name, action| match action {
            PowerAction::Start => format!("Démarrage de {name} accepté."),
            PowerAction::Restart => format!("Redémarrage de {name} accepté."),
            PowerAction::Stop => format!("Arrêt de {name} accepté."),
        },
        suspended: |name| format!("{name} est suspendu."),
        suspended_account: "Le service est suspendu.",
        node: |name| format!("La machine qui héberge {name} est injoignable."),
        node_account: "La machine qui héberge ceci est injoignable.",
        not_found: |name| format!("{name} n’est pas sur ce compte."),
        not_found_account: "Il n’est pas sur ce compte.",
        no_graphs: "Il n’y a pas de graphiques pour ce serveur.",
        timeframe: "L’API ne connaît pas cette période.",
        not_allowed: "Votre offre ou votre clé ne le permet pas.",
        credentials: "L’API n’accepte plus votre clé.",
        rate_limited: |seconds| {
            format!("L’API demande une pause de {seconds} s. Elle sera interrogée ensuite.")
        },
        wrong_address: "Il n’y a pas d’API à cette adresse.",
        server_fault: |status| {
            format!("L’API, ou ce qui se trouve devant elle, est en panne (statut {status}).")
        },
        unexpected: |status| {
            format!("L’API a répondu d’une façon que son document ne connaît pas (statut {status}).")
        },
        unreadable: |kind| format!("La réponse de l’API est illisible\u{a0}: elle est venue en {kind}."),
        unreadable_unnamed: "La réponse de l’API est illisible.",
        timed_out: "L’API n’a pas répondu à temps.",
        unreachable: "L’API est injoignable.",
        aborted: "La requête a été abandonnée.",
        see_invoices: "Voir les factures",
        contact_support: "Contacter le support",
        use_another_key: "Utiliser une autre clé",
        try_later: "Réessayez dans un moment\u{202f}; si cela échoue encore, contactez le support.",
        check_address: "L’adresse de l’API dans config.json est sans doute fausse.",
        state_is_true: "Quelqu’un ou quelque chose a été plus rapide. L’état affiché est le vrai.",
        state_is_checked: "La demande n’est pas renvoyée. L’état du serveur est en cours de vérification.",
        check_connection: "Vous êtes peut-être hors ligne, ou l’API n’autorise pas cette page à l’interroger (CORS).",
    },
    config: Config {
        title: "La configuration est inutilisable",
        lead: "La personne qui gère ce panneau doit corriger config.json\u{a0}:",
        not_json: "Ce n’est pas du JSON valide.",
        unreachable: "Il n’a pas pu être chargé.",
        field: |field, wanted| format!("«\u{a0}{field}\u{a0}» doit être {wanted}."),
        wanted: WantedWords {
            text: "un texte non vide",
            address: "une adresse",
            link: "une adresse qui commence par \"https://\", \"http://\" ou \"mailto:\"",
            own_origin: "de la même origine que cette page, car «\u{a0}auth\u{a0}» vaut \"session\"",
            origins: "une liste d’origines, comme [\"https://portal.example\"]",
            colour: "une couleur, comme \"#0077aa\"",
            language: "\"auto\" ou le code d’une langue",
            group: "un groupe de champs\u{a0}: { … }",
            or: " ou ",
        },
    },
};
