//! A server for this machine: it listens on the loopback address alone, and waits for nobody for long.

mod answer;
mod guard;

pub(super) use answer::{Answer, answer, text};
pub(super) use guard::{is_for, is_same, secret};

use super::Failure;
use http_body_util::{BodyExt, Limited};
use hyper::body::{Body, Incoming};
use hyper::header::{CONNECTION, HeaderValue};
use hyper::http::request::Parts;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use std::convert::Infallible;
use std::future::Future;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};

/// No request needs a longer body than this.
const LARGEST_BODY: usize = 1 << 20;
/// A connection lasts so many times as long as a request may take to arrive; programs open another.
const LONGEST_CONNECTION: u32 = 30;
/// More connections than these wait.
const CONNECTIONS: usize = 64;

/// What a server answers with.
pub(super) trait Site: Send + Sync + 'static {
    /// The answer to a request that may not go on, or needs no more than its head.
    fn at_once(&self, head: &Parts) -> Option<Answer>;

    /// The answer to any other request.
    fn answer(&self, head: &Parts, body: &[u8]) -> Answer;

    /// Waits until the site is to be served no longer.
    fn ended(&self) -> impl Future<Output = ()> + Send;
}

/// A server that has its port.
pub(super) struct Server {
    listener: TcpListener,
    pub(super) address: SocketAddr,
    /// How long is waited for a request to arrive.
    patience: Duration,
}

impl Server {
    /// Takes a port; 0 takes any that is free.
    pub(super) fn bind(port: u16, patience: Duration) -> Result<Self, Failure> {
        let fail = |error: std::io::Error| match port {
            0 => Failure::about("no port is free", error),
            _ => Failure::about(format!("port {port}"), format!("{error}; choose another --port")),
        };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(fail)?;
        listener.set_nonblocking(true).map_err(fail)?;
        let address = listener.local_addr().map_err(fail)?;
        Ok(Server { listener, address, patience })
    }

    /// Serves a site until it ends.
    pub(super) fn serve(self, site: &Arc<impl Site>) -> Result<(), Failure> {
        let fail = |error: std::io::Error| Failure::about("the server", error);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        runtime.map_err(fail)?.block_on(async {
            let listener = tokio::net::TcpListener::from_std(self.listener).map_err(fail)?;
            tokio::spawn(listen(listener, site.clone(), self.patience));
            site.ended().await;
            // the last answer is on its way
            sleep(Duration::from_millis(100)).await;
            Ok(())
        })
    }
}

async fn listen(listener: tokio::net::TcpListener, site: Arc<impl Site>, patience: Duration) {
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        let place = places.clone().acquire_owned().await.expect("it is never closed");
        let Ok((stream, _)) = listener.accept().await else {
            sleep(Duration::from_millis(50)).await;
            continue;
        };
        let site = site.clone();
        tokio::spawn(async move {
            let service = service_fn(|request| respond(site.clone(), request, patience));
            let mut connection = http1::Builder::new();
            connection.timer(TokioTimer::new()).header_read_timeout(patience);
            let connection = connection.serve_connection(TokioIo::new(stream), service);
            // who does not read its answers keeps no place either
            let _ = timeout(LONGEST_CONNECTION * patience, connection).await;
            drop(place);
        });
    }
}

async fn respond(
    site: Arc<impl Site>,
    request: Request<Incoming>,
    patience: Duration,
) -> Result<Answer, Infallible> {
    let (head, body) = request.into_parts();
    if let Some(mut answer) = site.at_once(&head) {
        // who is refused keeps no place
        if !answer.status().is_success() {
            answer.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
        }
        return Ok(answer);
    }
    let too_large = || text(StatusCode::PAYLOAD_TOO_LARGE, "this is too much for one request");
    if body.size_hint().lower() > LARGEST_BODY as u64 {
        return Ok(too_large());
    }
    let body = match timeout(patience, Limited::new(body, LARGEST_BODY).collect()).await {
        Ok(Ok(body)) => body.to_bytes(),
        Ok(Err(_)) => return Ok(too_large()),
        Err(_) => return Ok(text(StatusCode::REQUEST_TIMEOUT, "this request came too slowly")),
    };
    // what takes long holds up nothing else
    let answered = tokio::task::spawn_blocking(move || site.answer(&head, &body)).await;
    let fault = |_| text(StatusCode::INTERNAL_SERVER_ERROR, "this is a fault of cotejo");
    Ok(answered.unwrap_or_else(fault))
}
