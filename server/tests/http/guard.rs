//! `ehr serve` refuses a database that is not production's.

use server::{
    config::{SecretsPath, ServeConfig},
    serve::{ServeError, serve},
};
use store::{ops::guard::Unsafe, testing::City};

#[tokio::test]
async fn it_does_not_serve_with_a_clock_that_tests_can_set() {
    let city = City::fresh().await;
    let folder = std::env::temp_dir().join(&city.name);
    let path = folder.join("secrets.json");
    city.secrets().write(&path).expect("written");
    let config = ServeConfig {
        secrets: SecretsPath { path },
        address: ([127, 0, 0, 1], 0).into(),
        site_root: folder.clone(),
        origin: None,
        seal_dir: folder.join("seals"),
        gallery: false,
    };
    let refused = serve(config).await;
    std::fs::remove_dir_all(&folder).expect("removed");
    assert!(matches!(refused, Err(ServeError::Unsafe(Unsafe::Clock))), "{refused:?}");
}
