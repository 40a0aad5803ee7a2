//! One function per endpoint of the API's document, each giving the [`Request`] to send.

use super::request::{Endpoint, FormField, Method, Request};
use crate::domain::{PowerAction, Range, ServerId};

/// `GET /services/servers`: every server's id and name.
pub fn list() -> Request {
    get(Endpoint::List, "/services/servers".to_owned())
}

/// `GET /services/servers/:id`: one server.
pub fn server(id: ServerId) -> Request {
    get(Endpoint::Read(id), format!("/services/servers/{id}"))
}

/// `GET /services/servers/:id/{start,restart,stop}`. A GET that changes state: to be sent once per decision.
pub fn act(id: ServerId, action: PowerAction) -> Request {
    get(Endpoint::Act(id, action), format!("/services/servers/{id}/{}", action.word()))
}

/// `POST /services/servers/:id/graphs` with the range as form field `timeframe`.
pub fn graphs(id: ServerId, range: Range) -> Request {
    Request {
        endpoint: Endpoint::Graphs(id, range),
        method: Method::Post,
        path: format!("/services/servers/{id}/graphs"),
        form: Some(FormField { name: "timeframe", value: range.word() }),
    }
}

fn get(endpoint: Endpoint, path: String) -> Request {
    Request { endpoint, method: Method::Get, path, form: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_endpoint_has_the_documents_method_and_path() {
        let id = ServerId::new(123);
        let rows = [
            (list(), Method::Get, "/services/servers"),
            (server(id), Method::Get, "/services/servers/123"),
            (act(id, PowerAction::Start), Method::Get, "/services/servers/123/start"),
            (act(id, PowerAction::Restart), Method::Get, "/services/servers/123/restart"),
            (act(id, PowerAction::Stop), Method::Get, "/services/servers/123/stop"),
            (graphs(id, Range::Week), Method::Post, "/services/servers/123/graphs"),
        ];
        for (request, method, path) in rows {
            assert_eq!(request.method, method, "{path}");
            assert_eq!(request.path, path);
        }
    }

    #[test]
    fn graphs_send_their_range_as_multipart() {
        for (range, word) in
            [(Range::Hour, "hour"), (Range::Day, "day"), (Range::Week, "week"), (Range::Month, "month")]
        {
            let field = graphs(ServerId::new(1), range).form.unwrap_or(FormField { name: "", value: "" });
            assert!(field.body().contains(&format!("name=\"timeframe\"\r\n\r\n{word}\r\n--")), "{word}");
        }
        assert!(FormField::content_type().starts_with("multipart/form-data; boundary="));
    }

    #[test]
    fn only_actions_change_state() {
        let id = ServerId::new(1);
        assert!(act(id, PowerAction::Stop).endpoint.changes_state());
        for request in [list(), server(id), graphs(id, Range::Day)] {
            assert!(!request.endpoint.changes_state());
        }
    }
}
