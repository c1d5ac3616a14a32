//! Notices: shown, counted and read; and the e-mail about a notice, sent through a real mail server.

use std::{
    path::{Path, PathBuf},
    process::{Child, Command},
    time::Duration,
};

use app::words::notices as words;
use axum::http::StatusCode;
use server::{config::MailConfig, jobs, mailer::Mailer};
use store::testing::{City, Person};

use crate::support::{NOBODY, Portal, between};

const ORIGIN: &str = "https://records.example.cn";

/// A hospital reports that she has died. She gets a notice of it.
async fn death_is_reported(city: &City, mei: &Person) {
    city.system(&city.hospital).reports_death(mei).await.expect("told");
}

fn files(folder: &Path) -> Mailer {
    mailer(None, Some(folder.to_owned()))
}

fn mailer(smtp: Option<String>, mail_dir: Option<PathBuf>) -> Mailer {
    let config = MailConfig { smtp, mail_dir, mail_from: "no-reply@records.example.cn".to_owned() };
    Mailer::new(&config, ORIGIN).expect("configured").expect("a way to send")
}

/// The e-mails in a folder, in the form in which they were sent.
fn letters(folder: &Path) -> Vec<String> {
    let files = std::fs::read_dir(folder).map(|files| files.flatten().collect::<Vec<_>>()).unwrap_or_default();
    let letters = files.iter().map(|file| std::fs::read_to_string(file.path()).unwrap_or_default());
    letters.filter(|letter| letter.contains("Subject:")).collect()
}

fn folder(city: &City, name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("{}-{name}", city.name));
    std::fs::create_dir_all(&folder).expect("made");
    folder
}

#[tokio::test]
async fn a_notice_is_shown_counted_and_read() {
    let portal = Portal::open().await;
    let mei = portal.city.resident("梅若兰").await;
    let mut browser = portal.browser_of(&mei);
    let home = format!("/record/{}", mei.resident());
    let (page, person) = (format!("{home}/notices"), mei.resident().to_string());
    assert!(browser.get(&page).await.is_page(StatusCode::OK, words::title()));
    assert!(browser.get(&page).await.has(words::none()) && !browser.get(&home).await.has("masthead__unread"));
    death_is_reported(&portal.city, &mei).await;
    assert!(browser.get(&home).await.has("masthead__unread"), "counted on every page");
    let list = browser.get(&page).await;
    assert!(list.has(&words::death_reported("鹏城社康")) && list.has(words::unread()) && !list.has(words::by_mail()), "{list:?}");
    let typed = |field| list.typed(field).expect("a form").to_owned();
    let (since, until) = (typed("since"), typed("until"));
    let read = browser.post("/actions/mark-notices-read", &[("person", &person), ("since", &since), ("until", &until)]).await;
    assert_eq!((read.status, read.location()), (StatusCode::SEE_OTHER, format!("{page}?done=read").as_str()), "{read:?}");
    assert!(browser.get(read.location()).await.has(words::marked_read()), "a receipt");
    let list = browser.get(&page).await;
    assert!(
        list.has(&words::death_reported("鹏城社康")) && !list.has(words::unread()) && !list.has("masthead__unread"),
        "{list:?}"
    );
}

#[tokio::test]
async fn nobody_reads_the_notices_of_somebody_else() {
    let portal = Portal::with_mail().await;
    let (mei, neighbour) = (portal.city.resident("梅若兰").await, portal.city.resident("邻").await);
    death_is_reported(&portal.city, &mei).await;
    let base = format!("/record/{}/notices", mei.resident());
    let mut browser = portal.browser_of(&neighbour);
    for path in [base.clone(), format!("{base}/mail")] {
        assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let id = mei.resident().to_string();
    let person = ("person", id.as_str());
    let read = browser
        .post("/actions/mark-notices-read", &[person, ("since", "2000-01-01T00:00:00Z"), ("until", "2100-01-01T00:00:00Z")])
        .await;
    let stop = browser.post("/actions/stop-mail", &[person]).await;
    assert_eq!((read.status, stop.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
    assert_eq!(portal.city.count("own.notices where read_at is not null").await, 0);
}

#[tokio::test]
async fn an_address_is_proved_and_then_told_of_a_notice() {
    let portal = Portal::with_mail().await;
    let (city, mei) = (&portal.city, portal.city.resident("梅若兰").await);
    let (folder, mut browser) = (folder(city, "letters"), portal.browser_of(&mei));
    let mailer = files(&folder);
    let page = format!("/record/{}/notices/mail", mei.resident());
    let form = browser.get(&page).await;
    let submission = form.typed("submission").expect("a form").to_owned();
    let wrong = browser.post(&page, &[("submission", &submission), ("act", "ask"), ("address", "mei.example.org")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.complains_at("address", words::not_an_address()) && wrong.typed("address") == Some("mei.example.org"),
        "{wrong:?}"
    );
    for _ in 0..2 {
        let asked = browser.post(&page, &[("submission", &submission), ("act", "ask"), ("address", "mei@example.org")]).await;
        assert!(browser.get(asked.location()).await.has("mei@example.org"), "{asked:?}");
    }
    jobs::mail_once(&city.db, &mailer).await;
    let sent = letters(&folder);
    let [letter] = &sent[..] else { panic!("one letter, however often the form is sent: {sent:?}") };
    let code = between(letter, "Your code is ", ".").expect("a code").to_owned();
    let not_it = if code == "123456" { "654321" } else { "123456" };
    let wrong = browser.post(&page, &[("submission", &submission), ("act", "confirm"), ("code", not_it)]).await;
    assert!(browser.get(wrong.location()).await.complains_at("code", words::code_wrong()), "{wrong:?}");
    let wrong = browser.post(&page, &[("submission", &submission), ("act", "confirm"), ("code", "12345")]).await;
    assert!(wrong.complains_at("code", words::code_format()) && wrong.typed("code") == Some("12345"), "{wrong:?}");
    for _ in 0..4 {
        browser.post(&page, &[("submission", &submission), ("act", "confirm"), ("code", not_it)]).await;
    }
    let void = browser.get(&format!("{page}?done=wrong")).await;
    assert!(void.has(words::code_void()) && void.typed("code").is_none() && !void.has(words::code_wrong()), "{void:?}");
    let submission = void.typed("submission").expect("a form").to_owned();
    browser.post(&page, &[("submission", &submission), ("act", "ask"), ("address", "mei@example.org")]).await;
    jobs::mail_once(&city.db, &mailer).await;
    let sent = letters(&folder);
    assert_eq!(sent.len(), 2, "{sent:?}");
    let mut codes = sent.iter().map(|letter| between(letter, "Your code is ", ".").expect("a code").to_owned());
    let code = codes.find(|other| *other != code).unwrap_or(code);
    let right = browser.post(&page, &[("submission", &submission), ("act", "confirm"), ("code", &code)]).await;
    assert!(browser.get(right.location()).await.has(words::confirmed()), "{right:?}");
    death_is_reported(city, &mei).await;
    jobs::mail_once(&city.db, &mailer).await;
    jobs::mail_once(&city.db, &mailer).await;
    let sent = letters(&folder);
    assert_eq!(sent.len(), 3, "{sent:?}");
    let news = sent.iter().find(|letter| letter.contains(ORIGIN)).expect("the news");
    for personal in ["梅", "=E6=A2=85", &mei.resident().to_string(), mei.record_no().as_str(), "death"] {
        assert!(!news.contains(personal), "nothing personal stands there: {personal}");
    }
    let stopped = browser.post("/actions/stop-mail", &[("person", &mei.resident().to_string())]).await;
    let after = browser.get(stopped.location()).await;
    assert!(after.has(words::stopped()) && !after.has("mei@example.org"), "{after:?}");
    std::fs::remove_dir_all(&folder).expect("removed");
}

#[tokio::test]
async fn where_no_mail_can_be_sent_none_is_offered() {
    let portal = Portal::open().await;
    let mei = portal.city.resident("梅若兰").await;
    let page = portal.browser_of(&mei).get(&format!("/record/{}/notices/mail", mei.resident())).await;
    assert!(page.is_page(StatusCode::OK, words::mail_title()) && page.has(words::mail_off()), "{page:?}");
    assert!(page.typed("address").is_none(), "{page:?}");
    let path = format!("/record/{}/notices/mail", mei.resident());
    let fields = [("submission", NOBODY), ("act", "ask"), ("address", "mei@example.org")];
    assert_eq!(portal.browser_of(&mei).post(&path, &fields).await.status, StatusCode::NOT_FOUND);
    assert_eq!(portal.city.count("own.mail_addresses").await, 0);
}

#[tokio::test]
async fn a_time_that_no_notice_has_is_no_form_of_ours() {
    let portal = Portal::open().await;
    let mei = portal.city.resident("梅若兰").await;
    let person = mei.resident().to_string();
    for until in ["-9999-01-01T00:00:00Z", "yesterday", ""] {
        assert_eq!(
            portal
                .browser_of(&mei)
                .post(
                    "/actions/mark-notices-read",
                    &[("person", person.as_str()), ("since", "2000-01-01T00:00:00Z"), ("until", until)]
                )
                .await
                .status,
            StatusCode::FORBIDDEN,
            "{until}"
        );
    }
}

/// A mail server (a Debian package) that stores received e-mails in a folder.
struct MailServer {
    process: Child,
    letters: PathBuf,
}

impl MailServer {
    async fn starts(letters: PathBuf, port: u16) -> Self {
        let arguments = ["-n", "-l", &format!("127.0.0.1:{port}"), "-c", "aiosmtpd.handlers.Mailbox"];
        let process =
            Command::new("/usr/bin/aiosmtpd").args(arguments).arg(&letters).spawn().expect("python3-aiosmtpd is installed");
        let server = Self { process, letters };
        for _ in 0..100 {
            if tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
                return server;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("the mail server does not answer");
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[tokio::test]
async fn a_mail_server_takes_it_and_what_it_does_not_take_is_owed_again() {
    let portal = Portal::with_mail().await;
    let (city, mei) = (&portal.city, portal.city.resident("梅若兰").await);
    let mut browser = portal.browser_of(&mei);
    let page = format!("/record/{}/notices/mail", mei.resident());
    let form = browser.get(&page).await;
    let fields = [("submission", form.typed("submission").expect("a form")), ("act", "ask"), ("address", "mei@example.org")];
    browser.post(&page, &fields).await;
    let port = std::net::TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("its number").port();
    let (mailer, folder) = (mailer(Some(format!("smtp://127.0.0.1:{port}")), None), folder(city, "server"));
    jobs::mail_once(&city.db, &mailer).await; // No mail server is running.
    assert_eq!(city.count("own.mail_addresses where code is not null").await, 1, "still owed");
    let server = MailServer::starts(folder.join("box"), port).await;
    city.later(6).await;
    jobs::mail_once(&city.db, &mailer).await;
    let taken = letters(&server.letters.join("new"));
    assert!(taken.len() == 1 && taken[0].contains("To: mei@example.org") && taken[0].contains("Your code is"), "{taken:?}");
    assert_eq!(city.count("own.mail_addresses where code is not null").await, 0);
    drop(server);
    std::fs::remove_dir_all(&folder).expect("removed");
}
