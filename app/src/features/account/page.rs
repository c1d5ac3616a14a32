//! The account page.

use axum::{
    extract::{Query, State},
    response::Html,
};
use domain::{capacity::Capacity, time::show_date_time};
use leptos::{prelude::*, server_fn::ServerFn};
use serde::Deserialize;
use store::sign_in::{
    passkeys::{self, PasskeyLine},
    sessions::{self, SessionLine},
};

use super::buttons::{EndSession, ProposeAddingPasskey, ProposeCapacity, ProposeRemovingPasskey};
use crate::{
    components::prelude::*,
    error::PageError,
    extract::{App, NamedPost, SignedIn, posts_of},
    page::Document,
    shared::{RecordLinks, frame_of, receipt},
    words::{self as all_words, account as words, notices as notice_words},
};

/// The code of the act that was just executed.
#[derive(Debug, Default, Deserialize)]
pub struct Done {
    done: Option<String>,
}

/// `GET /account`
pub async fn page(State(app): State<App>, person: SignedIn, Query(query): Query<Done>) -> Result<Html<String>, PageError> {
    let keys = passkeys::of_account(&app.db, person.session.account).await?;
    let living = sessions::of_account(&app.db, person.session.account).await?;
    let posts = posts_of(&app, &person).await?;
    Ok(person.visitor.show(|| {
        let document = Document {
            title: words::title().to_owned(),
            frame: frame_of(&person, &posts, Some(Place::Me)),
            ..Document::default()
        };
        let view = view! {
            {query.done.as_deref().and_then(done).map(receipt)}
            <PageHeader title=words::title() lead=words::lead()/>
            {passkey_list(&keys)}
            {session_list(&person, &living)}
            {notices(&person)}
            {capacity_list(&person, &posts)}
        };
        (document, view.into_any())
    }))
}

/// The link to the resident's notices. Staff have no notices in that capacity.
fn notices(person: &SignedIn) -> Option<AnyView> {
    let resident = person.session.resident.filter(|_| person.session.capacity == Capacity::Resident)?;
    let item =
        LinkItem::new(notice_words::title(), RecordLinks::own(resident).notices()).detail(notice_words::lead()).icon(Shape::Bell);
    Some(view! { <LinkList items=vec![item]/> }.into_any())
}

fn done(code: &str) -> Option<&'static str> {
    match code {
        "ended" => Some(words::ended()),
        "passkey-added" => Some(words::passkey_added()),
        "passkey-removed" => Some(words::passkey_removed()),
        _ => None,
    }
}

fn passkey_list(keys: &[PasskeyLine]) -> impl IntoView + use<> {
    let language = all_words::language();
    let only = keys.len() == 1;
    let titles = told_apart(&keys.iter().map(|key| key.label.clone()).collect::<Vec<_>>());
    let each = keys
        .iter()
        .zip(titles)
        .map(|(key, title)| {
            let used = key.last_used_at.map_or(words::never_used().to_owned(), |at| words::last_used(show_date_time(at, language)));
            let (passkey, id) = (key.id.to_string(), format!("passkey-{}", key.id));
            let created = words::created(show_date_time(key.created_at, language));
            let name = words::remove_named(&title);
            view! {
                <Card title id>
                    <p>{created}<br/>{used}</p>
                    {if only {
                        view! { <p>{words::only_one()}</p> }.into_any()
                    } else {
                        view! {
                            <PostForm action=ProposeRemovingPasskey::url()>
                                <input type="hidden" name="passkey" value=passkey/>
                                <Buttons><Button><span aria-hidden="true">{words::remove()}</span><span class="hidden">{name}</span></Button></Buttons>
                            </PostForm>
                        }.into_any()
                    }}
                </Card>
            }
        })
        .collect_view();
    view! {
        <section class="section" aria-labelledby="passkeys">
            <h2 id="passkeys">{words::passkeys()}</h2>
            <p>{words::passkeys_hint()}</p>
            <Cards>{each}</Cards>
            <PostForm action=ProposeAddingPasskey::url()><Buttons><Button icon=Shape::Key>{words::add()}</Button></Buttons></PostForm>
        </section>
    }
}

/// The names; each name that occurs more than once gets its position as a suffix.
fn told_apart(names: &[String]) -> Vec<String> {
    let shared = |name: &String| names.iter().filter(|other| *other == name).count() > 1;
    let numbered =
        (1..).zip(names).map(|(place, name): (usize, _)| if shared(name) { format!("{name} · {place}") } else { name.clone() });
    numbered.collect()
}

fn session_list(person: &SignedIn, living: &[SessionLine]) -> impl IntoView + use<> {
    let language = all_words::language();
    let device =
        |line: &SessionLine| if line.device.is_empty() { words::unknown_device().to_owned() } else { line.device.clone() };
    let each = living
        .iter()
        .zip(told_apart(&living.iter().map(device).collect::<Vec<_>>()))
        .map(|(line, device)| {
            let capacity = if line.capacity == Capacity::Staff { words::as_staff() } else { words::as_resident() };
            let detail =
                words::session_detail(show_date_time(line.started_at, language), show_date_time(line.last_used_at, language));
            let name = format!("{device}, {detail}");
            let this = line.id == person.session.id;
            let (session, id) = (line.id.to_string(), format!("session-{}", line.id));
            view! {
                <Card title=device id>
                    <p>{detail}<br/>{capacity}</p>
                    {if this {
                        view! { <Tag kind=TagKind::Good>{words::this_device()}</Tag> }.into_any()
                    } else {
                        view! {
                            <PostForm action=EndSession::url()>
                                <input type="hidden" name="session" value=session/>
                                <Buttons><Button>{words::end()}<span class="hidden">" "{name}</span></Button></Buttons>
                            </PostForm>
                        }.into_any()
                    }}
                </Card>
            }
        })
        .collect_view();
    view! {
        <section class="section" aria-labelledby="sessions">
            <h2 id="sessions">{words::sessions()}</h2>
            <Cards>{each}</Cards>
        </section>
    }
}

fn capacity_list(person: &SignedIn, posts: &[NamedPost]) -> Option<impl IntoView + use<>> {
    let current = person.session.post.as_ref().map(|p| p.id);
    let mut choices: Vec<(String, String)> = Vec::new();
    if person.session.resident.is_some() && current.is_some() {
        choices.push((String::new(), words::act_as_resident().to_owned()));
    }
    for named in posts.iter().filter(|named| Some(named.post.id) != current) {
        choices.push((named.post.id.to_string(), words::act_at(named.institution())));
    }
    (!choices.is_empty()).then(|| {
        let buttons = choices
            .into_iter()
            .map(|(value, label)| {
                view! {
                    <PostForm action=ProposeCapacity::url()>
                        {(!value.is_empty()).then(|| view! { <input type="hidden" name="post" value=value/> })}
                        <Buttons><Button>{label}</Button></Buttons>
                    </PostForm>
                }
            })
            .collect_view();
        view! {
            <section class="section" aria-labelledby="capacity">
                <h2 id="capacity">{words::capacity()}</h2>
                <p>{words::capacity_hint()}</p>
                {buttons}
            </section>
        }
    })
}
