//! What each failure means: the documented ones by endpoint and status, then whatever else can arrive.

use PowerAction::{Restart, Start, Stop};

use super::*;

/// Every documented failure, with the document's words and with others for the same.
fn documented() -> Vec<(Call, u16, Failure, Vec<&'static str>)> {
    let graphs = Call::Graphs(Range::Day);
    vec![
        (
            Call::Read,
            404,
            Failure::ServerNotFound,
            vec!["Could not find this server", "Can't find this server", "not found", "Serveur introuvable"],
        ),
        (
            Call::Act(Start),
            500,
            Failure::ActionFailed(Start),
            vec!["Could not start the server", "Can't start the server", "COULD NOT START", "Échec"],
        ),
        (
            Call::Act(Restart),
            500,
            Failure::ActionFailed(Restart),
            vec!["Could not restart the server", "Can't restart the server", "Restart failed."],
        ),
        (
            Call::Act(Stop),
            500,
            Failure::ActionFailed(Stop),
            vec!["Could not stop the server", "Can't stop the server", "Stop failed."],
        ),
        (
            Call::Act(Start),
            405,
            Failure::Conflict(Start),
            vec!["Server already running", "Server is already running", "Already up"],
        ),
        (
            Call::Act(Restart),
            405,
            Failure::Conflict(Restart),
            vec!["Server down, could not restart", "Server down, can't restart", "Server is stopped"],
        ),
        (
            Call::Act(Stop),
            405,
            Failure::Conflict(Stop),
            vec!["Server already stopped", "Server is already stopped", "Already down"],
        ),
        (graphs, 400, Failure::InvalidTimeframe, vec!["Invalid timeframe", "Bad time frame", "Nope"]),
        (
            graphs,
            404,
            Failure::NoGraphs,
            vec![
                "Can't find any graphs",
                "Could not find any graphs",
                "No graphs",
                "Could not find this server",
            ],
        ),
    ]
}

/// The failures that any endpoint can answer with.
fn anywhere() -> [(u16, Failure, Vec<&'static str>); 2] {
    [
        (
            403,
            Failure::Suspended,
            vec!["This service is suspended", "this service is SUSPENDED.", "Service suspendu", "Suspension"],
        ),
        (
            500,
            Failure::NodeUnreachable,
            vec![
                "Could not connect to the node",
                "Can't connect to the node",
                "Node unreachable",
                "NODE DOWN",
            ],
        ),
    ]
}

async fn assert_failure(call: Call, response: Response, failure: Failure, said: Option<&str>) {
    let what = format!("{call:?} {} {:?}", response.status, String::from_utf8_lossy(&response.body));
    let expected = ApiError { failure, status: Some(response.status), said: said.map(str::to_owned) };
    assert_eq!(call.of(response).await, Err(expected), "{what}");
}

#[tokio::test(start_paused = true)]
async fn documented_failures_are_told_by_endpoint_and_status_in_any_wording() {
    for (call, status, failure, wordings) in documented() {
        for said in wordings {
            // The content type is not to be trusted: PHP says text/html unless it is told otherwise.
            for content_type in ["application/json", "text/html; charset=UTF-8"] {
                let response = typed(status, content_type, error_body(said));
                assert_failure(call, response, failure.clone(), Some(said)).await;
            }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn suspension_and_a_lost_node_can_come_from_anywhere() {
    for call in CALLS {
        for (status, failure, wordings) in anywhere() {
            for said in wordings {
                assert_failure(call, json(status, error_body(said)), failure.clone(), Some(said)).await;
            }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn an_empty_account_is_an_empty_list() {
    for said in ["Could not find any servers", "Can't find any servers", "No servers", "Aucun serveur"] {
        assert_eq!(list(json(404, error_body(said))).await, Ok(vec![]), "{said}");
    }
    assert_eq!(list(json(200, "[]")).await, Ok(vec![]));
    for wrong_address in [html(404), json(404, ""), json(404, r#"{"message": "no Route matched"}"#)] {
        let error = list(wrong_address).await.unwrap_err();
        assert_eq!((error.failure, error.status), (Failure::WrongAddress, Some(404)));
    }
}

/// What is not documented: the status, and what it means to each call.
fn undocumented(call: Call, status: u16, has_words: bool) -> Failure {
    match (status, call) {
        (400, Call::Graphs(_)) => Failure::InvalidTimeframe,
        (401, _) => Failure::CredentialsRefused,
        (403, _) => Failure::NotAllowed,
        (404, _) if !has_words => Failure::WrongAddress,
        (404, Call::Graphs(_)) => Failure::NoGraphs,
        (404, _) => Failure::ServerNotFound,
        (405, Call::Act(action)) => Failure::Conflict(action),
        (429, _) => Failure::RateLimited { wait_s: 30 },
        (500, Call::Act(action)) if has_words => Failure::ActionFailed(action),
        (500.., _) => Failure::ServerFault,
        _ => Failure::UnexpectedStatus,
    }
}

#[tokio::test(start_paused = true)]
async fn every_other_failure_has_its_meaning_whatever_its_body() {
    let statuses = [
        0, 100, 301, 302, 400, 401, 402, 403, 404, 405, 408, 409, 410, 413, 418, 422, 429, 451, 500, 501,
        502, 503, 504, 520, 599, 600, 999,
    ];
    for call in CALLS {
        for status in statuses {
            let of = |has_words| match status {
                600.. => Failure::UnexpectedStatus,
                _ => undocumented(call, status, has_words),
            };
            if !(call == Call::List && status == 404) {
                assert_failure(call, json(status, r#"{"error": "Eh?"}"#), of(true), Some("Eh?")).await;
            }
            for mute in [
                html(status),
                json(status, ""),
                json(status, "{"),
                json(status, "{}"),
                json(status, "[]"),
                json(status, "null"),
                json(status, r#""error""#),
                json(status, r#"{"error": null}"#),
                json(status, r#"{"error": {"code": 7}}"#),
                json(status, r#"{"error": " \t "}"#),
                json(status, b"\xff\xfe\x00".as_slice()),
                json(status, call.sample()),
            ] {
                assert_failure(call, mute, of(false), None).await;
            }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn words_are_kept_as_they_are_but_for_the_space_around() {
    for (body, said) in [
        (r#"{"error": " Eh? ", "code": 7, "trace": []}"#, "Eh?"),
        (r#"{"code": {"error": "inner"}, "error": "<b>outer</b>"}"#, "<b>outer</b>"),
        ("\u{feff}{\"error\": \"two\nlines\"}", "two\nlines"),
        (r#"{"error": "Le n\u0153ud \"7\" ne r\u00e9pond pas"}"#, "Le nœud \"7\" ne répond pas"),
    ] {
        assert_failure(Call::Read, json(401, body), Failure::CredentialsRefused, Some(said)).await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_success_that_is_none_says_what_it_claimed_to_be() {
    for call in CALLS {
        for response in [
            html(200),
            typed(200, "text/html; charset=UTF-8", "<script>alert(1)</script>"),
            typed(200, "text/plain", "OK"),
            json(200, ""),
            json(200, "   "),
            json(200, "null"),
            json(200, "true"),
            json(200, "17"),
            json(200, r#""text""#),
            json(200, b"\xff\xfe".as_slice()),
            json(204, ""),
        ] {
            let content_type = response.content_type.clone().unwrap();
            assert_failure(call, response, unreadable(&content_type), None).await;
        }
        let untyped = Response { content_type: None, ..json(200, "") };
        assert_failure(call, untyped, Failure::Unreadable { content_type: None }, None).await;
        let said = json(200, r#"{"error": "Not really"}"#);
        assert_failure(call, said, unreadable("application/json"), Some("Not really")).await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_truncated_success_is_no_success() {
    for call in CALLS {
        for end in 0..call.sample().trim_end().len() {
            let body = &call.sample().as_bytes()[..end];
            assert_failure(call, json(200, body), unreadable("application/json"), None).await;
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_success_of_another_shape_is_no_success() {
    let lists =
        [r#"["a", 1, null]"#, r#"[{"name": "vm1"}]"#, r#"[{"id": true}]"#, r#"{"data": 7}"#, "{\"a\": 1}"];
    let servers =
        ["[]", "{}", r#"{"data": []}"#, r#"{"message": "ok"}"#, r#"[{"id": 123}]"#, r#"{"id": 124}"#];
    let series =
        ["[1, 2]", r#"[{"cpu": 1}]"#, r#"[{"time": "noon"}]"#, r#"{"data": "x"}"#, r#"{"time": 60}"#];
    let actions = ["[]", r#"["message"]"#];
    let rows = lists
        .map(|body| (Call::List, body))
        .into_iter()
        .chain(servers.map(|body| (Call::Read, body)))
        .chain(series.map(|body| (Call::Graphs(Range::Day), body)))
        .chain(actions.map(|body| (Call::Act(Stop), body)));
    for (call, body) in rows {
        assert_failure(call, json(200, body), unreadable("application/json"), None).await;
    }
}

#[tokio::test(start_paused = true)]
async fn silence_has_no_status_and_no_words() {
    use rahona_panel::api::TransportError;
    for call in CALLS {
        let fake = Fake::new(|_| TransportError::Unreachable.into());
        assert_eq!(call.make(&fake).await, Err(ApiError::silent(Failure::Unreachable)));
        let fake = Fake::new(|_| TransportError::TooLarge.into());
        let too_large = Failure::Unreadable { content_type: None };
        assert_eq!(call.make(&fake).await, Err(ApiError::silent(too_large)));
        let fake = Fake::new(|_| transport::Reply::hang());
        assert_eq!(call.make(&fake).await, Err(ApiError::silent(Failure::TimedOut)));
    }
}
