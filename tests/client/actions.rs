//! Actions change real machines: each decision is one request, whatever comes of it.

use super::*;

/// Everything that can come of an action, and whether it is then unknown if it happened.
fn outcomes(action: PowerAction) -> Vec<(Reply, Result<(), Failure>, bool)> {
    let unreadable = |content_type: &str| Failure::Unreadable { content_type: Some(content_type.to_owned()) };
    let error = |status, said: &str| Reply::from(json(status, format!(r#"{{"error": "{said}"}}"#)));
    vec![
        (json(200, ACCEPTED).into(), Ok(()), false),
        (html(200).into(), Err(unreadable("text/html")), true),
        (json(200, "").into(), Err(unreadable("application/json")), true),
        (json(200, r#"{"mess"#).into(), Err(unreadable("application/json")), true),
        (json(200, "[]").into(), Err(unreadable("application/json")), true),
        (error(200, "Could not stop the server"), Err(unreadable("application/json")), true),
        (html(302).into(), Err(Failure::UnexpectedStatus), false),
        (error(400, "No"), Err(Failure::UnexpectedStatus), false),
        (error(401, "No"), Err(Failure::CredentialsRefused), false),
        (error(403, "This service is suspended"), Err(Failure::Suspended), false),
        (error(403, "Not with this plan"), Err(Failure::NotAllowed), false),
        (error(404, "Could not find this server"), Err(Failure::ServerNotFound), false),
        (html(404).into(), Err(Failure::WrongAddress), false),
        (error(405, "Server already stopped"), Err(Failure::Conflict(action)), false),
        (limited(Some("7"), 0).into(), Err(Failure::RateLimited { wait_s: 7 }), false),
        (error(500, "Could not stop the server"), Err(Failure::ActionFailed(action)), false),
        (error(500, "Could not connect to the node"), Err(Failure::NodeUnreachable), false),
        (html(500).into(), Err(Failure::ServerFault), true),
        (html(502).into(), Err(Failure::ServerFault), true),
        (html(503).into(), Err(Failure::ServerFault), true),
        (html(504).into(), Err(Failure::ServerFault), true),
        (TransportError::Unreachable.into(), Err(Failure::Unreachable), true),
        (TransportError::TooLarge.into(), Err(Failure::Unreadable { content_type: None }), true),
        (Reply::hang(), Err(Failure::TimedOut), true),
    ]
}

#[tokio::test(start_paused = true)]
async fn an_action_is_sent_exactly_once_whatever_comes_of_it() {
    for action in PowerAction::ALL {
        for row in 0..outcomes(action).len() {
            let (_, expected, unknown) = outcomes(action).remove(row);
            let fake = Fake::new(move |_| outcomes(action).remove(row).0);
            let client = fake.client();
            let result = client.act(id(1), action).await;
            let found_unknown = result.as_ref().is_err_and(|error| error.outcome_unknown());
            assert_eq!(result.map(drop).map_err(|error| error.failure), expected, "{action:?}");
            assert_eq!(found_unknown, unknown, "{action:?} {expected:?}");
            tokio::time::sleep(Duration::from_secs(3_600)).await;
            assert_eq!(fake.count(), 1, "{action:?} {expected:?}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_hung_action_ends_after_thirty_seconds_and_is_aborted() {
    let fake = Fake::new(|_| Reply::hang());
    let (result, took) = timed(fake.client().act(id(1), PowerAction::Stop)).await;
    assert_eq!(result.unwrap_err().failure, Failure::TimedOut);
    assert_near(took, 30_000, "the time-out of an action");
    assert_eq!((fake.count(), fake.aborted(), fake.under_way()), (1, 1, 0));
}

#[tokio::test(start_paused = true)]
async fn a_slow_action_is_waited_for_longer_than_a_read() {
    let fake = Fake::new(|_| Reply::from(json(200, ACCEPTED)).after(29_990));
    let said = fake.client().act(id(1), PowerAction::Stop).await.unwrap();
    assert_eq!((said.as_deref(), fake.count()), (Some("Server stop successfully"), 1));
}

#[tokio::test(start_paused = true)]
async fn a_dropped_action_is_aborted_and_not_sent_again() {
    let fake = Fake::new(|_| Reply::hang());
    let client = fake.client();
    assert!(timeout(Duration::from_secs(3), client.act(id(1), PowerAction::Restart)).await.is_err());
    assert_eq!((fake.count(), fake.aborted(), fake.under_way()), (1, 1, 0));
}

#[tokio::test(start_paused = true)]
async fn a_future_that_is_never_awaited_sends_nothing() {
    let fake = Fake::always(json(200, ACCEPTED));
    drop(fake.client().act(id(1), PowerAction::Stop));
    assert_eq!(fake.count(), 0);
}

#[tokio::test(start_paused = true)]
async fn many_actions_at_once_are_each_sent_once_and_none_waits() {
    let fake = Fake::new(|_| Reply::from(json(200, ACCEPTED)).after(1_000));
    let client = fake.client();
    let (done, took) = timed(join_all((0..30).map(|number| client.act(id(number), PowerAction::Stop)))).await;
    assert!(done.iter().all(Result::is_ok));
    assert_near(took, 1_000, "side by side");
    for number in 0..30 {
        assert_eq!(fake.count_of(&format!("/servers/{number}/stop")), 1);
    }
}
