def test_gallery(client):
    for lang in ("nb", "nn"):
        r = client.get(f"/{lang}/components"); print(r.status_code, len(r.text)); assert r.status_code == 200
    r = client.get("/nb/finnes-ikke", follow_redirects=True); assert r.status_code == 404 and "Vi finner ikke" in r.text
    open("/tmp/fe/out/live-gallery.html","w").write(client.get("/nn/components").text)
