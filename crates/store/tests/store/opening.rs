use store::testing::{City, TestDb};

#[tokio::test]
async fn timing() {
    let t = std::time::Instant::now();
    let test = TestDb::fresh().await;
    println!("fresh {:?}", t.elapsed());
    let t = std::time::Instant::now();
    let o = test.owner().await;
    println!("owner {:?}", t.elapsed());
    let t = std::time::Instant::now();
    let test2 = TestDb::fresh().await;
    println!("fresh again {:?}", t.elapsed());
    let t = std::time::Instant::now();
    let city = City::in_database(test).await;
    println!("city {:?}", t.elapsed());
    let t = std::time::Instant::now();
    let mei = city.resident("梅").await;
    println!("resident {:?}", t.elapsed());
    let t = std::time::Instant::now();
    mei.logs_blood_pressure(128, 82).await;
    println!("logs {:?}", t.elapsed());
    let t = std::time::Instant::now();
    mei.opens(&mei).await.blood_pressure().await;
    println!("reads {:?}", t.elapsed());
    let t = std::time::Instant::now();
    mei.opens(&mei).await.blood_pressure().await;
    println!("reads {:?}", t.elapsed());
    let t = std::time::Instant::now();
    drop((mei, city, o));
    println!("drop {:?}", t.elapsed());
    drop(test2);
}
