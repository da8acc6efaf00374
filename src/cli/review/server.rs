//! The server of the page. It listens on the loopback address alone, and ends by itself when no page is left.

use super::super::Failure;
use super::answers::{Answer, answer, at_once, text};
use super::api::Review;
use super::guard::Guard;
use http_body_util::{BodyExt, Limited};
use hyper::body::{Body, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use std::convert::Infallible;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Notify, Semaphore};
use tokio::time::{sleep, timeout};

/// No operation is longer than this.
const LARGEST_BODY: usize = 1 << 20;
/// More connections than these wait.
const CONNECTIONS: usize = 64;

/// How long is waited.
#[derive(Clone, Copy)]
pub(super) struct Limits {
    /// Without a page.
    pub idle: Duration,
    /// For a request to arrive.
    pub request: Duration,
}

/// A server that has its port.
pub(super) struct Server {
    listener: TcpListener,
    guard: Arc<Guard>,
    limits: Limits,
}

/// What each connection needs.
struct Shared {
    review: Arc<Review>,
    guard: Arc<Guard>,
    limits: Limits,
    ended: Notify,
}

impl Server {
    pub(super) fn bind(port: u16, limits: Limits) -> Result<Self, Failure> {
        let fail = |error: std::io::Error| match port {
            0 => Failure::about("no port is free for the page", error),
            _ => Failure::about(format!("port {port}"), format!("{error}; choose another --port")),
        };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(fail)?;
        listener.set_nonblocking(true).map_err(fail)?;
        let guard = Arc::new(Guard::new(listener.local_addr().map_err(fail)?)?);
        Ok(Server { listener, guard, limits })
    }

    /// The address to open, with the token.
    pub(super) fn address(&self) -> Result<String, Failure> {
        Ok(self.guard.address())
    }

    /// Serves the page until it is left.
    pub(super) fn serve(self, review: Arc<Review>) -> Result<(), Failure> {
        let Server { listener, guard, limits } = self;
        let fail = |error: std::io::Error| Failure::about("the server of the page", error);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let shared = Arc::new(Shared { review, guard, limits, ended: Notify::new() });
        runtime.map_err(fail)?.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener).map_err(fail)?;
            tokio::spawn(listen(listener, shared.clone()));
            tokio::spawn(end_when_idle(shared.clone()));
            shared.ended.notified().await;
            // the last answer is on its way
            sleep(Duration::from_millis(100)).await;
            Ok(())
        })
    }
}

async fn end_when_idle(shared: Arc<Shared>) {
    loop {
        let left = shared.limits.idle.saturating_sub(shared.review.silence());
        if left.is_zero() {
            return shared.ended.notify_one();
        }
        sleep(left).await;
    }
}

async fn listen(listener: tokio::net::TcpListener, shared: Arc<Shared>) {
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        let place = places.clone().acquire_owned().await.expect("it is never closed");
        let Ok((stream, _)) = listener.accept().await else {
            sleep(Duration::from_millis(50)).await;
            continue;
        };
        let shared = shared.clone();
        tokio::spawn(async move {
            let service = service_fn(|request| respond(shared.clone(), request));
            let mut connection = http1::Builder::new();
            connection.timer(TokioTimer::new()).header_read_timeout(shared.limits.request);
            let _ = connection.serve_connection(TokioIo::new(stream), service).await;
            drop(place);
        });
    }
}

async fn respond(shared: Arc<Shared>, request: Request<Incoming>) -> Result<Answer, Infallible> {
    let (head, body) = request.into_parts();
    if let Some(answer) = at_once(&shared.guard, &head.method, &head.uri, &head.headers) {
        return Ok(answer);
    }
    let too_large = || text(StatusCode::PAYLOAD_TOO_LARGE, "this is too much for an operation");
    if body.size_hint().lower() > LARGEST_BODY as u64 {
        return Ok(too_large());
    }
    let body =
        match timeout(shared.limits.request, Limited::new(body, LARGEST_BODY).collect()).await {
            Ok(Ok(body)) => body.to_bytes(),
            Ok(Err(_)) => return Ok(too_large()),
            Err(_) => return Ok(text(StatusCode::REQUEST_TIMEOUT, "this request came too slowly")),
        };
    let review = shared.review.clone();
    // what takes long holds up nothing else
    let answered =
        tokio::task::spawn_blocking(move || answer(&review, &head.method, &head.uri, &body)).await;
    Ok(match answered {
        Ok((answer, ends)) => {
            if ends {
                shared.ended.notify_one();
            }
            answer
        }
        Err(_) => text(StatusCode::INTERNAL_SERVER_ERROR, "this is a fault of cotejo"),
    })
}
