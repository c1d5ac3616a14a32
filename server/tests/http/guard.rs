//! `ehr serve` does not start with an unsafe database.

use app::renderer::FontPaths;
use server::{
    config::{MailConfig, SecretsPath, ServeConfig},
    serve::{ServeError, serve},
};
use store::{
    database::Database,
    ops::guard::{self, Unsafe},
    testing::City,
};

#[tokio::test]
async fn a_database_with_the_settable_test_clock_is_refused() {
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
        mail: MailConfig { smtp: None, mail_dir: None, mail_from: "no-reply@localhost".to_owned() },
        trusted_proxy: None,
        font: FontPaths::default().regular,
        font_bold: FontPaths::default().bold,
        gallery: false,
    };
    let refused = serve(config).await;
    std::fs::remove_dir_all(&folder).expect("removed");
    assert!(matches!(refused, Err(ServeError::Unsafe(Unsafe::Clock))), "{refused:?}");
}

#[tokio::test]
async fn a_superuser_connection_is_refused() {
    let city = City::fresh().await;
    let url = std::env::var("EHR_TEST_ADMIN_URL").expect("the city needs it too");
    let mut superuser = (*city.db.web.connect_options()).clone();
    superuser.clone_from(&url.parse().expect("a URL"));
    let web = city.db.web.options().clone().connect_with(superuser.database(&city.name)).await.expect("connected");
    let db = Database { web, ..city.db.clone() };
    let refused = guard::check(&db).await;
    assert!(matches!(refused, Err(Unsafe::OverPrivileged(_, "is a superuser"))), "{refused:?}");
}
