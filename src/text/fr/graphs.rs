//! The graphs, in French.

use crate::domain::{Measure, Range};
use crate::text::Graphs;

pub(super) const GRAPHS: Graphs = Graphs {
    title: "Graphiques",
    range: "Période",
    range_name: |range| match range {
        Range::Hour => "Heure",
        Range::Day => "Jour",
        Range::Week => "Semaine",
        Range::Month => "Mois",
    },
    cpu: "Processeur",
    memory: "Mémoire",
    network: "Réseau",
    disk: "Disque",
    cpu_of: |count, written| {
        if count < 2 { format!("de {written} vCPU") } else { format!("des {written} vCPU") }
    },
    used: "Utilisation",
    limit: "Limite",
    net_in: "Entrant",
    net_out: "Sortant",
    disk_read: "Lecture",
    disk_write: "Écriture",
    bucket: |span| format!("Moyennes sur {span}"),
    zone: |zone| format!("Heures en {zone}"),
    empty: "Pas encore de graphiques pour ce serveur",
    no_data: "Aucune donnée sur cette période",
    summary: |name, last| format!("{name}\u{a0}: dernière valeur {last}"),
    no_value: "pas de données",
    interactive: "graphique interactif",
    keys: "Les flèches lisent intervalle par intervalle, Page précédente et Page suivante par plus grands pas, \
           Début et Fin les extrémités. Plus et moins zooment, Maj avec une flèche déplace, Échap montre tout.",
    min: "Min",
    average: "Moyenne",
    max: "Max",
    last: "Dernier",
    stats: |name| format!("{name}\u{a0}: ce qui est affiché"),
    last_line: "La dernière courbe ne peut pas être masquée",
    reset: "Réinitialiser le zoom",
    utc_hint: "Heures en UTC",
    tools: "Emporter les graphiques",
    table_button: "Tableau",
    table: "Valeurs",
    table_caption: "Les moyennes de chaque intervalle, les plus récentes d’abord. Une heure est la fin de son \
                    intervalle.",
    time_column: |zone| format!("Heure ({zone})"),
    measure: |measure| match measure {
        Measure::Cpu => "Processeur",
        Measure::Memory => "Mémoire",
        Measure::NetIn => "Réseau entrant",
        Measure::NetOut => "Réseau sortant",
        Measure::DiskRead => "Lecture disque",
        Measure::DiskWrite => "Écriture disque",
    },
    memory_limit: "Limite de mémoire",
    csv_hint: "Ce qui est affiché, en fichier CSV",
    png_hint: "Ce qui est affiché, en image",
};
