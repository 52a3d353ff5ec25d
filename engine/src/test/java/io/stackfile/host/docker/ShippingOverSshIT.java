package io.stackfile.host.docker;

import io.stackfile.host.docker.http.Http;
import io.stackfile.host.docker.http.HttpClient;
import io.stackfile.lab.RemoteHost;
import io.stackfile.model.Image;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.ResourceLock;

/** From the lab's engine to that of a machine over SSH. */
@ResourceLock("d1")
final class ShippingOverSshIT extends ShippingContract {
    @BeforeAll
    static void aHost() {
        RemoteHost.up("d1");
    }

    @Override
    Way here() {
        return Lab.way();
    }

    @Override
    Way there() {
        return new Droplet("d1", false).way();
    }

    @Override
    Http source(Image image) {
        return new HttpClient(here().dialer());
    }
}
