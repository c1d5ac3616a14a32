//! The lists of paths are complete: the router has no other path.

use std::collections::BTreeSet;

use app::page::style::{MARK_PATH, STYLE_PATH};

use super::{pages, posts, records};
use crate::support::Portal;

/// Paths that show no person's data: probes, assets, and the gallery for development.
const SERVICE: &[&str] = &["/healthz", "/readyz", "/gallery", "/gallery/desk", "/gallery/slip"];

/// The paths of the router, from axum's own description of it.
fn paths_of(router: &axum::Router) -> BTreeSet<String> {
    let description = format!("{router:?}");
    let routes = description.split("RouteId(").skip(1);
    let paths = routes.filter_map(|route| route.split_once("): \"")?.1.split_once('"').map(|(path, _)| path.to_owned()));
    // For nested services and fallbacks axum adds internal paths.
    paths.filter(|path| !path.contains("__private__axum") && !path.starts_with("/pkg")).collect()
}

#[tokio::test]
async fn the_router_has_the_listed_paths_and_no_other() {
    let portal = Portal::open().await;
    let assets = [STYLE_PATH.as_str(), MARK_PATH];
    let listed = [pages(), posts(), records(), SERVICE.to_vec(), assets.to_vec()].concat();
    let listed: BTreeSet<String> = listed.into_iter().map(str::to_owned).collect();
    assert_eq!(paths_of(&portal.router), listed);
}

#[test]
fn no_path_is_listed_twice() {
    for list in [posts(), [pages(), records()].concat()] {
        let once: BTreeSet<_> = list.iter().collect();
        assert_eq!(once.len(), list.len());
    }
}
