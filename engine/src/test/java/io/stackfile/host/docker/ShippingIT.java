package io.stackfile.host.docker;

import io.stackfile.host.docker.http.Http;
import io.stackfile.host.docker.http.HttpClient;
import io.stackfile.host.docker.http.HttpRequest;
import io.stackfile.model.Image;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

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
            // what BuildKit keeps would be there still
            engine.send(new HttpRequest(
                            "POST",
                            "/build/prune?all=1",
                            Map.of(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()))
                    .close();
            return saved;
        }
    }
}
