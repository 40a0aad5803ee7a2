//! "Traps in the document" of `wire.md`: one test per trap, with its number.

use rahona_panel::sync::{DEADLINE_MS, Pending, Progress, RESTART_WATCH_MS};
use serde_json::{Value, json as value};

use super::*;

fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// The server of an object that holds only this.
async fn part(field: &str, content: Value) -> Server {
    server(value!({ field: content }).to_string()).await.unwrap()
}

async fn interfaces(network: Value) -> Vec<Interface> {
    part("network", network).await.interfaces
}

#[tokio::test(start_paused = true)]
async fn trap_1_an_id_is_text_or_a_number_and_sent_as_digits() {
    let body = r#"[{"id": "123", "name": "a"}, {"id": 124, "name": "b"}, {"id": " 125 ", "name": "c"}]"#;
    let found = list(json(200, body)).await.unwrap();
    assert_eq!(found.iter().map(|server| server.id).collect::<Vec<_>>(), [123, 124, 125].map(ServerId::new));
    for body in [r#"{"id": 123, "cpu": 1}"#, r#"{"id": "123", "cpu": 1}"#, r#"{"cpu": 1}"#] {
        assert_eq!(server(body).await.unwrap().id, ID, "{body}");
    }
    let fake = Fake::always(json(200, SERVER));
    let _ = fake.client().act(found[2].id, PowerAction::Stop).await;
    assert!(fake.request(0).url.ends_with("/servers/125/stop"));
    // What is no id never reaches a path, and an answer about another machine is not believed.
    let hostile =
        r#"[{"id": "1/stop"}, {"id": "../7"}, {"id": -1}, {"id": 1.5}, {"id": "123"}, {"id": "123"}]"#;
    assert_eq!(list(json(200, hostile)).await.unwrap(), [ServerSummary { id: ID, name: String::new() }]);
    assert_eq!(server(r#"{"id": 7, "cpu": 1}"#).await.unwrap_err().failure, unreadable("application/json"));
}

#[tokio::test(start_paused = true)]
async fn trap_2_one_server_that_fails_does_not_sink_the_others() {
    let fake = Fake::new(|request| match request.url.rsplit('/').next() {
        Some("2") => json(500, error_body("Could not connect to the node")).into(),
        Some("3") => transport::Reply::hang(),
        Some("4") => html(200).into(),
        _ => json(200, r#"{"status": "UP"}"#).into(),
    });
    let client = fake.client();
    let reads = (1..=8).map(|id| client.server(ServerId::new(id), Patience::Waiting));
    let answers = futures_util::future::join_all(reads).await;
    let good: Vec<bool> = answers.iter().map(Result::is_ok).collect();
    assert_eq!(good, [true, false, false, false, true, true, true, true]);
    assert!(fake.most_under_way() <= 5);
}

#[tokio::test(start_paused = true)]
async fn trap_3_a_get_that_changes_state_is_sent_once_and_a_lost_answer_is_told_as_lost() {
    use rahona_panel::api::TransportError;
    for action in PowerAction::ALL {
        for (fake, unknown) in [
            (Fake::new(|_| TransportError::Unreachable.into()), true),
            (Fake::new(|_| transport::Reply::hang()), true),
            (Fake::always(html(502)), true),
            (Fake::always(json(500, error_body("Could not do it"))), false),
        ] {
            let error = Call::Act(action).make(&fake).await.unwrap_err();
            assert_eq!((fake.count(), fake.request(0).method), (1, "GET"));
            assert_eq!(error.outcome_unknown(), unknown, "{error:?}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn trap_4_accepted_is_not_done() {
    let fake = Fake::always(json(200, Call::Act(PowerAction::Stop).sample()));
    assert!(fake.client().act(ID, PowerAction::Stop).await.is_ok());
    let mut stop = Pending::sent(PowerAction::Stop, 0.0);
    stop.accepted(100.0);
    assert_eq!(stop.observe(PowerState::Running, 3_000.0, 3_100.0), Progress::Waiting);
    assert_eq!(stop.observe(PowerState::Stopped, 6_000.0, 6_100.0), Progress::Confirmed);
    assert_eq!(stop.tick(100.0 + DEADLINE_MS), Progress::NotConfirmed);
    let mut restart = Pending::sent(PowerAction::Restart, 0.0);
    restart.accepted(0.0);
    assert_eq!(restart.observe(PowerState::Running, 3_000.0, 3_100.0), Progress::Waiting);
    let later = RESTART_WATCH_MS + 1.0;
    assert_eq!(restart.observe(PowerState::Running, later, later), Progress::RunningThroughout);
}

#[tokio::test(start_paused = true)]
async fn trap_5_a_405_is_a_conflict_of_state() {
    for action in PowerAction::ALL {
        for response in [json(405, error_body("Eh?")), json(405, ""), html(405)] {
            let error = Call::Act(action).of(response).await.unwrap_err();
            assert_eq!(error.failure, Failure::Conflict(action));
            assert!(!error.outcome_unknown() && !error.worth_retrying(), "it is known: nothing was done");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn trap_6_the_two_meanings_of_a_500_are_told_by_the_text() {
    for action in PowerAction::ALL {
        for (said, expected) in [
            ("Could not start the server", Failure::ActionFailed(action)),
            ("Could not connect to the node", Failure::NodeUnreachable),
        ] {
            let error = Call::Act(action).of(json(500, error_body(said))).await.unwrap_err();
            assert_eq!((error.failure, error.said), (expected, text(said)));
        }
    }
}

#[tokio::test(start_paused = true)]
async fn trap_7_an_empty_account_is_no_failure_and_an_html_404_is_a_wrong_address() {
    for call in CALLS {
        let error = call.of(html(404)).await.unwrap_err();
        assert_eq!((error.failure, error.said), (Failure::WrongAddress, None), "{call:?}");
    }
    assert_eq!(list(json(404, error_body("Could not find any servers"))).await, Ok(vec![]));
}

#[tokio::test(start_paused = true)]
async fn trap_8_a_state_that_is_not_known_is_never_guessed() {
    use PowerState::{Running, Stopped, Unknown};
    for (status, expected) in [
        (value!("UP"), Running),
        (value!("up"), Running),
        (value!(" Up\n"), Running),
        (value!("DOWN"), Stopped),
        (value!("Down"), Stopped),
        (value!("PAUSED"), Unknown),
        (value!("stopped"), Unknown),
        (value!("running"), Unknown),
        (value!("UPDATING"), Unknown),
        (value!("DOWNLOADING"), Unknown),
        (value!(""), Unknown),
        (value!(null), Unknown),
        (value!(0), Unknown),
        (value!(false), Unknown),
        (value!(["UP"]), Unknown),
    ] {
        assert_eq!(part("status", status.clone()).await.power, expected, "{status}");
    }
    assert_eq!(part("name", value!("vm1")).await.power, Unknown, "no status at all");
}

#[tokio::test(start_paused = true)]
async fn trap_9_cpu_is_a_percentage_of_a_server_and_a_fraction_in_a_point() {
    // The same number means different things; its size never decides.
    for (written, of_server, of_point) in
        [(0.5, 0.5, 50.0), (1.0, 1.0, 100.0), (8.39, 8.39, 839.0), (0.0, 0.0, 0.0)]
    {
        assert_eq!(part("cpu", value!(written)).await.cpu, Some(of_server));
        let series = graphs(value!([{"time": 60, "cpu": written}]).to_string()).await.unwrap();
        let found = series.samples()[0].cpu.unwrap();
        assert!((found - of_point).abs() < 1e-9, "{written}: {found}");
    }
}

#[tokio::test(start_paused = true)]
async fn trap_10_bytes_exceed_32_bits_and_disk_is_not_drawn() {
    let bytes = 281_474_976_710_656_u64;
    let body = value!({"mem": bytes, "maxmem": bytes * 2}).to_string();
    let found = server(body).await.unwrap();
    assert_eq!((found.memory, found.memory_limit), (Some(bytes as f64), Some((bytes * 2) as f64)));
    assert_eq!(found.memory_share(), Some(0.5));
    let with = graphs(value!([{"time": 60, "disk": 7, "maxdisk": bytes}]).to_string()).await;
    let without = graphs(r#"[{"time": 60}]"#).await;
    assert_eq!(with, without);
}

#[tokio::test(start_paused = true)]
async fn trap_11_raw_control_characters_are_forgiven_and_space_is_trimmed() {
    for mac in ["\t02:00:00:00:00:00", "\t \n02:00:00:00:00:00\r\n", "02:00:00:00:00:00"] {
        let body = format!(r#"{{"name": "a\\\"b", "network": [{{"mac": "{mac}"}}]}}"#);
        let found = server(body).await.unwrap();
        assert_eq!(found.interfaces[0].mac, text("02:00:00:00:00:00"), "{mac:?}");
        assert_eq!(found.name, text("a\\\"b"));
    }
    for raw in 0..0x20_u8 {
        let body = [b"{\"name\": \"a".as_slice(), &[raw], b"b\"}"].concat();
        let expected = format!("a{}b", char::from(raw));
        assert_eq!(server(body).await.unwrap().name, Some(expected), "{raw:#x}");
    }
}

#[tokio::test(start_paused = true)]
async fn trap_12_a_network_is_shown_as_it_is() {
    let v6 = value!([{"ip": "2001:db8::1", "mask": "128", "gateway": "fe80::1", "reverse": "a.ip6.arpa."}]);
    let expected = Interface {
        ip: text("2001:db8::1"),
        mask: text("128"),
        gateway: text("fe80::1"),
        reverse: text("a.ip6.arpa"),
        mac: None,
    };
    assert_eq!(interfaces(v6).await, [expected]);
    let lone = value!([{"ip": "192.0.2.1", "mask": "255.255.255.255", "gateway": "198.51.100.254"}]);
    let found = &interfaces(lone).await[0];
    assert_eq!((&found.mask, &found.gateway), (&text("255.255.255.255"), &text("198.51.100.254")));
    for (reverse, expected) in [
        (value!("host."), text("host")),
        (value!("host"), text("host")),
        (value!("."), None),
        (value!(""), None),
        (value!(null), None),
        (value!(7), None),
    ] {
        let found = interfaces(value!([{"ip": "192.0.2.1", "reverse": reverse}])).await;
        assert_eq!(found[0].reverse, expected, "{reverse}");
    }
    for nothing in [value!([]), value!({}), value!(null), value!("none"), value!([{}]), value!([null, 7, []])]
    {
        assert_eq!(interfaces(nothing.clone()).await, [], "{nothing}");
    }
    let many: Vec<Value> = (0..50).map(|index| value!({"ip": format!("192.0.2.{index}")})).collect();
    assert_eq!(interfaces(many.into()).await.len(), 50);
    let holes = value!({"10": {"ip": "b"}, "9": {"ip": "a"}});
    assert_eq!(
        interfaces(holes).await.iter().map(|found| found.ip.clone()).collect::<Vec<_>>(),
        [text("a"), text("b")]
    );
}

#[tokio::test(start_paused = true)]
async fn trap_13_a_list_comes_in_three_shapes() {
    let expected = graphs(GRAPHS).await.unwrap();
    let rows: Value = serde_json::from_str(GRAPHS).unwrap();
    let (first, second) = (&rows[0], &rows[1]);
    for shape in [
        rows.clone(),
        value!({ "data": rows }),
        value!({"0": first, "1": second}),
        value!({"7": second, "3": first}),
        value!({"data": {"0": first, "1": second}}),
    ] {
        assert_eq!(graphs(shape.to_string()).await.as_ref(), Ok(&expected), "{shape}");
    }
    let expected = list(json(200, LIST)).await;
    for body in [r#"{"data": [{"id": 123, "name": "vm1"}]}"#, r#"{"0": {"id": "123", "name": "vm1"}}"#] {
        assert_eq!(list(json(200, body)).await, expected, "{body}");
    }
}

#[tokio::test(start_paused = true)]
async fn trap_14_order_absence_and_unknown_keys_do_not_matter() {
    let body = r#"[
        {"cpu": 0.5, "time": 60, "mem": 1, "pressurecpusome": 0.1, "nested": {"cpu": 9, "time": 0}},
        {"mem": 1, "memhost": 2, "time": 120, "cpu": 0.5},
        {"time": 180}
    ]"#;
    let expected = |time| Sample { time, cpu: Some(50.0), memory: Some(1.0), ..Sample::default() };
    let last = Sample { time: 180, ..Sample::default() };
    assert_eq!(graphs(body).await.unwrap().samples(), [expected(60), expected(120), last]);
    let whole: Value = serde_json::from_str(&SERVER.replace('\t', "")).unwrap();
    let all = server(SERVER).await.unwrap();
    for field in ["id", "name", "status", "cpus", "cpu", "mem", "maxmem", "network"] {
        let mut without = whole.clone();
        without.as_object_mut().unwrap().remove(field);
        without["unknown"] = value!({"status": "DOWN"});
        let found = server(without.to_string()).await.unwrap();
        let expected = match field {
            "name" => Server { name: None, ..all.clone() },
            "status" => Server { power: PowerState::Unknown, ..all.clone() },
            "cpus" => Server { cpus: None, ..all.clone() },
            "cpu" => Server { cpu: None, ..all.clone() },
            "mem" => Server { memory: None, ..all.clone() },
            "maxmem" => Server { memory_limit: None, ..all.clone() },
            "network" => Server { interfaces: vec![], ..all.clone() },
            _ => all.clone(),
        };
        assert_eq!(found, expected, "without {field}");
        let mut wrong = whole.clone();
        wrong[field] = value!({"wrong": [true]});
        assert_eq!(server(wrong.to_string()).await.unwrap(), expected, "{field} of a wrong type");
    }
}
