//! A client that disconnects leaves no open transaction. Tested through a real listener.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{Shutdown, SocketAddr, TcpStream},
    time::Duration,
};

use axum::http::StatusCode;
use server::middleware::body_limit::{FILES, FILES_OF_ONE};
use store::testing::Person;
use tokio::net::TcpListener;

use crate::support::{MULTIPART, NOBODY, Portal, encoded};

const REQUESTS: u64 = 500;

/// Sends a request and disconnects: at once, or some hundreds of microseconds later, in the middle of the response.
fn leaves(address: SocketAddr, request: &str, after: Duration) {
    let mut stream = TcpStream::connect(address).expect("connected");
    stream.write_all(request.as_bytes()).expect("sent");
    std::thread::sleep(after);
    // Reads what has arrived, so that some connections close with unread bytes (reset) and some without.
    stream.set_nonblocking(true).expect("set");
    let mut some = [0; 64];
    drop(stream.read(&mut some));
    drop(stream.shutdown(Shutdown::Both));
}

/// Sends a request and waits for the first line of the response.
fn waits(address: SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("connected");
    stream.write_all(request.as_bytes()).expect("sent");
    let mut line = String::new();
    BufReader::new(stream).read_line(&mut line).expect("answered");
    line
}

/// Two requests of 梅's browser: a page that reads, and a form that writes.
fn requests(mei: &Person) -> [String; 2] {
    let (record, token) = (format!("/record/{}", mei.resident()), &mei.token);
    let head = format!("HTTP/1.1\r\nHost: localhost:3000\r\nCookie: __Host-ehr={token}\r\nSec-Fetch-Site: same-origin\r\n");
    let form = encoded(&[("submission", NOBODY), ("first", "128"), ("second", "82"), ("measured_at", "2026-03-02T09:00")]);
    let length = form.len();
    [
        format!("GET {record} {head}\r\n"),
        format!(
            "POST {record}/add/blood_pressure {head}Content-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {length}\r\n\r\n{form}"
        ),
    ]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_disconnecting_client_leaves_no_open_transaction() {
    let portal = Portal::open().await;
    let mei = portal.city.resident("梅若兰").await;
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let service = portal.router.clone().into_make_service_with_connect_info::<SocketAddr>();
    let serving = tokio::spawn(async move { axum::serve(listener, service).await });

    let requests = requests(&mei);
    for (request, status) in requests.clone().into_iter().zip(["200", "303"]) {
        let answered = tokio::task::spawn_blocking(move || waits(address, &request)).await.expect("waited");
        assert!(answered.contains(status), "the test can fail: {answered}");
    }
    let leaving = (0..4_u64).map(|thread| {
        let requests = requests.clone();
        tokio::task::spawn_blocking(move || {
            for n in (thread..REQUESTS).step_by(4) {
                let request = &requests[usize::from(n % 3 == 0)];
                leaves(address, request, Duration::from_micros(n % 25 * 200));
            }
        })
    });
    for thread in leaving.collect::<Vec<_>>() {
        thread.await.expect("left");
    }

    assert_eq!(idle_in_transaction(&portal).await, 0);
    assert_eq!(portal.city.count("record.measurements").await, 1, "a form that was sent whole is kept, once");
    // On a busy machine some requests are still running.
    for _ in 0..30 {
        if portal.browser_of(&mei).get("/account").await.status == StatusCode::OK {
            break;
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    let home = portal.browser_of(&mei).get(&format!("/record/{}", mei.resident())).await;
    assert!(home.is_page(StatusCode::OK, "梅若兰"), "and it serves on: {home:?}");
    serving.abort();
}

/// Incomplete forms occupy no database connection, so they delay nobody.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn incomplete_forms_delay_nobody() {
    let portal = Portal::open().await;
    let (mei, lan) = (portal.city.resident("梅若兰").await, portal.city.resident("兰").await);
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let service = portal.router.clone().into_make_service_with_connect_info::<SocketAddr>();
    let serving = tokio::spawn(async move { axum::serve(listener, service).await });

    let [_, form] = requests(&mei);
    let half = form.len() - 10;
    let begin = |form: String| {
        let mut stream = TcpStream::connect(address).expect("connected");
        stream.write_all(&form.as_bytes()[..half]).expect("sent");
        stream
    };
    let mut begun: Vec<TcpStream> = (0..40).map(|_| begin(form.clone())).collect();
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(idle_in_transaction(&portal).await, 0);
    let home = portal.browser_of(&lan).get(&format!("/record/{}", lan.resident())).await;
    assert!(home.is_page(StatusCode::OK, "兰"), "{home:?}");

    let mut last = begun.pop().expect("one");
    let rest = form[half..].to_owned();
    let answered = tokio::task::spawn_blocking(move || {
        last.write_all(rest.as_bytes()).expect("sent");
        let mut line = String::new();
        BufReader::new(last).read_line(&mut line).expect("answered");
        line
    });
    assert!(answered.await.expect("waited").contains("303"), "one that comes to its end is kept");
    assert_eq!(portal.city.count("record.measurements").await, 1);
    serving.abort();
}

/// Connections that are idle in a transaction after all requests have ended. Waits at most ten seconds.
async fn idle_in_transaction(portal: &Portal) -> i64 {
    let open = "pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null";
    for _ in 0..100 {
        if portal.city.count(open).await == 0 {
            // There may be a pause between two requests: check again.
            tokio::time::sleep(Duration::from_millis(100)).await;
            if portal.city.count(open).await == 0 {
                return 0;
            }
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    portal.city.count(open).await
}

/// Incomplete files occupy only the places for files: one person at most their share, a visitor who is not signed in none.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn incomplete_files_occupy_only_their_places() {
    let portal = Portal::open().await;
    let mei = portal.city.resident("梅若兰").await;
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let service = portal.router.clone().into_make_service_with_connect_info::<SocketAddr>();
    let serving = tokio::spawn(async move { axum::serve(listener, service).await });

    let request = |token: &str, length: usize| {
        format!(
            "POST /record/{NOBODY}/corrections/new/{NOBODY}/wrong HTTP/1.1\r\nHost: localhost:3000\r\n\
             Cookie: __Host-ehr={token}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: {MULTIPART}\r\nContent-Length: {length}\r\n\r\n"
        )
    };
    let whole = request(&mei.token, 0);
    let answer = async || {
        let whole = whole.clone();
        tokio::task::spawn_blocking(move || waits(address, &whole)).await.expect("waited")
    };
    assert!(!answer().await.contains("503"), "the test can fail");
    let begin = |token: &str| {
        let mut stream = TcpStream::connect(address).expect("connected");
        stream.write_all(request(token, 1000).as_bytes()).expect("sent");
        stream
    };
    let strangers: Vec<TcpStream> = (0..FILES).map(|_| begin("nobody")).collect();
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert!(!answer().await.contains("503"), "strangers take no place");
    drop(strangers);
    let mut others = Vec::new();
    for _ in 0..FILES.div_ceil(FILES_OF_ONE) {
        others.push(portal.city.resident("邻").await);
    }
    let greedy: Vec<TcpStream> = (0..FILES).map(|_| begin(&others[0].token)).collect();
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert!(!answer().await.contains("503"), "one person does not take every place");
    drop(greedy);
    tokio::time::sleep(Duration::from_millis(500)).await;
    let begun: Vec<TcpStream> = others.iter().flat_map(|one| (0..FILES_OF_ONE).map(|_| begin(&one.token))).collect();
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert!(answer().await.contains("503"), "there is no place for one more");
    begun.iter().for_each(|stream| drop(stream.shutdown(Shutdown::Both)));
    drop(begun);
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert!(!answer().await.contains("503"), "places that are left are free again");
    serving.abort();
}
