package io.stackfile.host.docker;

import io.stackfile.host.docker.http.Http;
import io.stackfile.host.docker.http.HttpClient;
import io.stackfile.model.Image;
import java.io.IOException;

/** With the lab's only engine: an image is kept, removed, and comes back. */
final class ShippingIT extends ShippingContract {
    @Override
    Way here() {
        return Lab.way();
    }

    @Override
    Way there() {
        return Lab.way();
    }

    @Override
    Http source(Image image) throws IOException {
        try (HttpClient engine = new HttpClient(Lab.dialer())) {
            SavedImage saved = SavedImage.of(image, engine);
            remove(here(), image);
            return saved;
        }
    }
}
