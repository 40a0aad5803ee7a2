//! French: the fleet, actions on many servers, the command palette.

use crate::domain::fleet::{SortKey, StateFilter};
use crate::domain::{Denial, PowerAction};
use crate::text::{Fleet, Many, Palette};

pub const FLEET: Fleet = Fleet {
    title: "Serveurs",
    count: |count, written| {
        if count < 2 { format!("{written} serveur") } else { format!("{written} serveurs") }
    },
    empty: "Pas encore de serveur",
    empty_body: "Ce compte n’a aucun serveur. Celui que vous commanderez apparaîtra ici de lui-même.",
    failed: "La liste des serveurs n’a pas pu être lue",
    no_address: "Sans adresse",
    nameless: |id| format!("Serveur {id}"),
    search: "Chercher des serveurs",
    search_hint: "Nom, identifiant, adresse, MAC",
    state: "État",
    state_name: |state| match state {
        StateFilter::All => "Tous",
        StateFilter::Running => "En marche",
        StateFilter::Stopped => "Arrêtés",
        StateFilter::Unknown => "Inconnus",
    },
    sort: "Trier par",
    sort_name: |key| match key {
        SortKey::Name => "Nom",
        SortKey::State => "État",
        SortKey::Cpu => "Processeur",
        SortKey::Memory => "Mémoire",
    },
    reverse: "Inverser l’ordre",
    view: "Affichage",
    cards: "Cartes",
    table: "Tableau",
    read: "Lu",
    now: "à l’instant",
    selection: "Sélection",
    found: |found, total, written| {
        if total < 2 {
            format!("{found} sur {written} serveur")
        } else {
            format!("{found} sur {written} serveurs")
        }
    },
    progress: |known, total| format!("État connu pour {known} sur {total}"),
    none_found: "Aucun serveur ne correspond",
    show_all: "Afficher tous les serveurs",
    pause: "Suspendre l’actualisation",
    paused: "L’actualisation est suspendue\u{a0}: ce qui est affiché est tel que c’était.",
    resume: "Reprendre l’actualisation",
    behind: "La liste a changé.",
    renew: "Mettre la liste à jour",
    select: |name| format!("Sélectionner {name}"),
    select_all: |count| format!("Sélectionner les {count} affichés"),
};

pub const MANY: Many = Many {
    region: "Sélection",
    selected: |count, written| {
        if count < 2 { format!("{written} sélectionné") } else { format!("{written} sélectionnés") }
    },
    hidden: |number, count| {
        if number < 2 { format!("dont {count} non affiché") } else { format!("dont {count} non affichés") }
    },
    clear: "Vider la sélection",
    question: |action, count, written| {
        let servers = if count < 2 { "serveur" } else { "serveurs" };
        match action {
            PowerAction::Start => format!("Démarrer {written} {servers}\u{202f}?"),
            PowerAction::Restart => format!("Redémarrer {written} {servers}\u{202f}?"),
            PowerAction::Stop => format!("Arrêter {written} {servers}\u{202f}?"),
        }
    },
    consequence: |action| match action {
        PowerAction::Start => "Ils sont mis en marche, quatre à la fois.",
        PowerAction::Restart => {
            "Tout ce qui y tourne est interrompu, quatre serveurs à la fois. Ce qui n’est pas enregistré peut être perdu."
        }
        PowerAction::Stop => {
            "Tout ce qui y tourne s’arrête, quatre serveurs à la fois, et ils restent éteints. Ce qui n’est pas enregistré peut être perdu."
        }
    },
    will: |action, count| match action {
        PowerAction::Start => format!("À démarrer\u{a0}: {count}"),
        PowerAction::Restart => format!("À redémarrer\u{a0}: {count}"),
        PowerAction::Stop => format!("À arrêter\u{a0}: {count}"),
    },
    unsure: |action, count| match action {
        PowerAction::Start => format!("À démarrer sans être sûr de l’état\u{a0}: {count}"),
        PowerAction::Restart => format!("À redémarrer sans être sûr de l’état\u{a0}: {count}"),
        PowerAction::Stop => format!("À arrêter sans être sûr de l’état\u{a0}: {count}"),
    },
    skip: |denial, _, count| match denial {
        Denial::NotRead => format!("Laissés, état pas encore connu\u{a0}: {count}"),
        Denial::AlreadyRunning => format!("Laissés, déjà en marche\u{a0}: {count}"),
        Denial::AlreadyStopped => format!("Laissés, déjà arrêtés\u{a0}: {count}"),
        Denial::StoppedCannotRestart => format!("Laissés, arrêtés (à démarrer plutôt)\u{a0}: {count}"),
        Denial::Suspended => format!("Laissés, suspendus\u{a0}: {count}"),
        Denial::Pending(_) => format!("Laissés, une action est en cours\u{a0}: {count}"),
        Denial::Framed => {
            format!("Laissés, pas dans cette page que le panneau ne connaît pas\u{a0}: {count}")
        }
        Denial::NotPermitted => {
            format!("Laissés, votre offre ou votre clé ne le permet pas\u{a0}: {count}")
        }
    },
    not_shown: |count| format!("Non affichés dans la liste en ce moment\u{a0}: {count}"),
    none: |action| match action {
        PowerAction::Start => "Aucun d’eux ne peut être démarré maintenant.",
        PowerAction::Restart => "Aucun d’eux ne peut être redémarré maintenant.",
        PowerAction::Stop => "Aucun d’eux ne peut être arrêté maintenant.",
    },
    busy: "Une autre action sur plusieurs serveurs est encore en cours.",
    number: |count| format!("Nombre de serveurs à arrêter ({count})"),
    type_number: |count| format!("Tapez {count} pour continuer."),
    progress: |action, done, all| match action {
        PowerAction::Start => format!("Démarrage des serveurs\u{a0}: {done} sur {all}"),
        PowerAction::Restart => format!("Redémarrage des serveurs\u{a0}: {done} sur {all}"),
        PowerAction::Stop => format!("Arrêt des serveurs\u{a0}: {done} sur {all}"),
    },
    summary: |action, (number, done), (_, all), (failed, written)| {
        let did = match action {
            PowerAction::Start => "Démarré",
            PowerAction::Restart => "Redémarré",
            PowerAction::Stop => "Arrêté",
        };
        let s = if number < 2 { "" } else { "s" };
        let failed = match failed {
            0 => String::new(),
            1 => ", 1 échec".to_owned(),
            _ => format!(", {written} échecs"),
        };
        format!("{did}{s}\u{a0}: {done} serveur{s} sur {all}{failed}")
    },
    outcomes: "les résultats",
    failed: |count| format!("Échecs\u{a0}: {count}"),
    waiting: "En attente",
    asked: "Demandé",
    lost: "Pas de réponse claire, vérification",
    held: "Pas envoyé\u{a0}: le reste a été arrêté",
    done: "Fait",
    not_sent: "Pas envoyé",
    more: |number, count| {
        if number < 2 { format!("et {count} autre") } else { format!("et {count} autres") }
    },
    stop_rest: "Ne pas faire le reste",
    retry: "Réessayer les échecs",
    show: "Afficher",
    hide: "Masquer",
};

pub const PALETTE: Palette = Palette {
    title: "Commandes",
    label: "Chercher un serveur ou une commande",
    hint: "Un serveur, «\u{a0}arrêter shop-1\u{a0}», «\u{a0}sombre\u{a0}»…",
    none: "Rien ne correspond",
    server: "Serveur",
    action: "Action",
    filter: "Filtre",
    setting: "Réglage",
    command: "Commande",
};
