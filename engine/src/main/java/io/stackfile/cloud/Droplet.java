package io.stackfile.cloud;

import io.stackfile.json.Json;

/** A machine at DigitalOcean; the address is empty until it has one. */
record Droplet(
        long id, String name, String status, String address, String region, String size, Money price, String created) {
    static Droplet of(Json droplet) {
        return new Droplet(
                droplet.get("id").number(),
                droplet.get("name").text(),
                droplet.get("status").text(),
                publicAddress(droplet),
                droplet.at("region", "slug").text(),
                droplet.get("size_slug").text(),
                Money.of(droplet.get("size")),
                droplet.get("created_at").text());
    }

    private static String publicAddress(Json droplet) {
        return droplet.at("networks", "v4").items().stream()
                .filter(network -> network.get("type").text().equals("public"))
                .map(network -> network.get("ip_address").text())
                .findFirst()
                .orElse("");
    }

    boolean isReady() {
        return status.equals("active") && !address.isEmpty();
    }
}
