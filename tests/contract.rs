//! The wire, held against `servers.md` and `wire.md` through the client: what is sent, and what each answer means.
//!
//! Nothing here is shared with the sandbox: both are held against the document on their own.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "contract/captures.rs"]
mod captures;
#[path = "contract/failures.rs"]
mod failures;
#[path = "contract/points.rs"]
mod points;
#[path = "contract/requests.rs"]
mod requests;
#[path = "support/transport.rs"]
mod transport;
#[path = "contract/traps.rs"]
mod traps;

use rahona_panel::api::{ApiError, Failure, Patience, Response};
use rahona_panel::domain::{
    Interface, PowerAction, PowerState, Range, Sample, Series, Server, ServerId, ServerSummary,
};
use transport::{Fake, html, json, typed};

/// The list of `servers.md`, without its "...".
const LIST: &str = r#"[
    {
        "id": "123",
        "name": "vm1"
    }
]"#;

/// The server of `servers.md`: with its TAB, its dot and its `/32`, without its comments, and with the commas
/// that a PHP program would have written.
const SERVER: &str = r#"{
     "id": 123,
     "name": "vm1",
     "status": "UP",
     "cpus": 2,
     "cpu": 8.39,
     "mem": 3807158272,
     "maxmem": 4294967296,
     "network": [
          {
               "ip": "198.51.100.71",
               "reverse": "71.100.51.198.ip.rahona.network.",
               "mask": "255.255.255.255",
               "mac": "	02:00:00:00:00:00",
               "gateway": "198.51.100.254"
          }
     ]
}"#;

/// The graphs of `servers.md`, as JSON (trap 13).
const GRAPHS: &str = include_str!("fixtures/spec_day_two_rows.json");

const ID: ServerId = ServerId::new(123);

/// The six calls.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Call {
    List,
    Read,
    Act(PowerAction),
    Graphs(Range),
}

const CALLS: [Call; 6] = [
    Call::List,
    Call::Read,
    Call::Act(PowerAction::Start),
    Call::Act(PowerAction::Restart),
    Call::Act(PowerAction::Stop),
    Call::Graphs(Range::Day),
];

impl Call {
    /// Makes the call once; a success is given as it prints itself.
    async fn make(self, fake: &Fake) -> Result<String, ApiError> {
        let client = fake.client();
        match self {
            Self::List => client.servers(Patience::Refreshing).await.map(|found| format!("{found:?}")),
            Self::Read => client.server(ID, Patience::Refreshing).await.map(|found| format!("{found:?}")),
            Self::Act(action) => client.act(ID, action).await.map(|found| format!("{found:?}")),
            Self::Graphs(range) => {
                client.graphs(ID, range, Patience::Refreshing).await.map(|found| format!("{found:?}"))
            }
        }
    }

    async fn of(self, response: Response) -> Result<String, ApiError> {
        self.make(&Fake::always(response)).await
    }

    /// The document's sample of a success.
    fn sample(self) -> &'static str {
        match self {
            Self::List => LIST,
            Self::Read => SERVER,
            Self::Act(PowerAction::Start) => r#"{    "message": "Server start successfully"    }"#,
            Self::Act(PowerAction::Restart) => r#"{    "message": "Server restart successfully"    }"#,
            Self::Act(PowerAction::Stop) => r#"{    "message": "Server stop successfully"    }"#,
            Self::Graphs(_) => GRAPHS,
        }
    }
}

async fn list(response: Response) -> Result<Vec<ServerSummary>, ApiError> {
    Fake::always(response).client().servers(Patience::Refreshing).await
}

async fn server(body: impl Into<Vec<u8>>) -> Result<Server, ApiError> {
    Fake::always(json(200, body)).client().server(ID, Patience::Refreshing).await
}

async fn graphs(body: impl Into<Vec<u8>>) -> Result<Series, ApiError> {
    Fake::always(json(200, body)).client().graphs(ID, Range::Day, Patience::Refreshing).await
}

fn error_body(said: &str) -> String {
    serde_json::json!({ "error": said }).to_string()
}

fn unreadable(content_type: &str) -> Failure {
    Failure::Unreadable { content_type: Some(content_type.to_owned()) }
}

// The samples of the document, one per endpoint.

#[tokio::test(start_paused = true)]
async fn the_documents_list() {
    let expected = vec![ServerSummary { id: ID, name: "vm1".to_owned() }];
    assert_eq!(list(json(200, LIST)).await, Ok(expected));
}

#[tokio::test(start_paused = true)]
async fn the_documents_server() {
    let text = |text: &str| Some(text.to_owned());
    let expected = Server {
        id: ID,
        name: text("vm1"),
        power: PowerState::Running,
        cpus: Some(2),
        cpu: Some(8.39),
        memory: Some(3_807_158_272.0),
        memory_limit: Some(4_294_967_296.0),
        interfaces: vec![Interface {
            ip: text("198.51.100.71"),
            reverse: text("71.100.51.198.ip.rahona.network"),
            mask: text("255.255.255.255"),
            mac: text("02:00:00:00:00:00"),
            gateway: text("198.51.100.254"),
        }],
    };
    assert_eq!(server(SERVER).await, Ok(expected));
}

#[tokio::test(start_paused = true)]
async fn the_documents_actions() {
    for (action, said) in [
        (PowerAction::Start, "Server start successfully"),
        (PowerAction::Restart, "Server restart successfully"),
        (PowerAction::Stop, "Server stop successfully"),
    ] {
        let fake = Fake::always(json(200, Call::Act(action).sample()));
        assert_eq!(fake.client().act(ID, action).await, Ok(Some(said.to_owned())));
    }
}

#[tokio::test(start_paused = true)]
async fn the_documents_graphs() {
    let first = Sample {
        time: 1_589_769_000,
        cpu: Some(7.4558249080812),
        cpus: Some(2.0),
        memory: Some(3_800_528_486.4),
        memory_limit: Some(4_294_967_296.0),
        net_in: Some(646.29266666667),
        net_out: Some(411.74677777778),
        disk_read: Some(1_888.7111111111),
        disk_write: Some(27_991.665777778),
    };
    let second = Sample {
        time: 1_589_830_200,
        cpu: Some(7.3981276889674),
        cpus: Some(2.0),
        memory: Some(3_815_129_024.284_4),
        memory_limit: Some(4_294_967_296.0),
        net_in: Some(611.06288888889),
        net_out: Some(346.94211111111),
        disk_read: Some(3_895.7511111111),
        disk_write: Some(32_698.481777778),
    };
    assert_eq!(graphs(GRAPHS).await.unwrap().samples(), [first, second]);
}
