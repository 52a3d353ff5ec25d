package io.stackfile.reader;

import io.stackfile.model.AddressPlan;
import io.stackfile.schema.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code ipam} of a network. */
record AddressPlanReader(Keys keys) {
    AddressPlan read() {
        List<AddressPlan.Pool> pools = new ArrayList<>();
        for (Node item : keys.items("config")) {
            if (item instanceof Node.Mapping mapping) {
                pools.add(pool(new Keys(mapping, keys.where("config"), keys.problems())));
            }
        }
        return new AddressPlan(keys.text("driver"), pools, DeclaredReader.options(keys, "options"));
    }

    private static AddressPlan.Pool pool(Keys pool) {
        Optional<Subnet> subnet = subnet(pool, "subnet");
        Optional<Subnet> range = subnet(pool, "ip_range");
        if (range.isPresent() && subnet.filter(all -> !all.has(range.get())).isPresent()) {
            outside(pool, pool.scalar("ip_range").orElseThrow(), "ip_range", subnet.get());
        }
        pool.scalar("gateway").ifPresent(gateway -> address(pool, gateway, "gateway", subnet));
        Keys reserved = Twin.inside(pool, "aux_addresses");
        reserved.mapping().all().stream()
                .filter(entry -> entry.value() instanceof Node.Scalar)
                .forEach(entry -> address(reserved, (Node.Scalar) entry.value(), entry.name(), subnet));
        if (subnet.isEmpty() && pool.node("subnet").isEmpty()) {
            List.of("gateway", "ip_range", "aux_addresses").stream()
                    .filter(key -> pool.node(key).isPresent())
                    .findFirst()
                    .ifPresent(key -> pool.error(
                            pool.node(key).orElseThrow(),
                            key,
                            "nothing says which subnet this is a part of",
                            "write subnet: 172.28.0.0/16 beside it"));
        }
        return new AddressPlan.Pool(
                pool.text("subnet"),
                pool.text("ip_range"),
                pool.text("gateway"),
                DeclaredReader.options(pool, "aux_addresses"));
    }

    private static Optional<Subnet> subnet(Keys pool, String key) {
        Optional<Subnet> subnet = pool.text(key).flatMap(Subnet::of);
        if (pool.text(key).isPresent() && subnet.isEmpty()) {
            pool.error(
                    pool.scalar(key).orElseThrow(),
                    key,
                    "'" + pool.text(key).orElseThrow() + "' is not a range of addresses",
                    "write one such as 172.28.0.0/16 or fd00:28::/64");
        }
        return subnet;
    }

    private static void address(Keys keys, Node.Scalar written, String key, Optional<Subnet> subnet) {
        if (!Address.isOne(written.text())) {
            keys.error(written, key, "'" + written.text() + "' is not an address", "write numbers such as 172.28.0.1");
        } else if (subnet.filter(all -> !all.has(written.text())).isPresent()) {
            outside(keys, written, key, subnet.get());
        }
    }

    private static void outside(Keys keys, Node.Scalar written, String key, Subnet subnet) {
        keys.error(
                written,
                key,
                "'" + written.text() + "' is outside of the subnet " + subnet,
                "choose one that is in it");
    }
}
