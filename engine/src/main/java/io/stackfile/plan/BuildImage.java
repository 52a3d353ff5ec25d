package io.stackfile.plan;

import io.stackfile.host.Headway;
import io.stackfile.host.Host;
import io.stackfile.model.Build;
import io.stackfile.model.Image;
import java.util.function.Consumer;

/** Makes an image from a folder; fetches it instead when it is published and can be had. */
public record BuildImage(Image image, Build build, boolean pullFirst) implements Step {
    @Override
    public void on(Host host, Consumer<Headway> progress) {
        if (!pullFirst || !new PullImage(image).succeedsOn(host, progress)) {
            host.buildImage(image, build, progress);
        }
    }

    @Override
    public String toString() {
        return (pullFirst ? "pull or build image " : "build image ") + image;
    }
}
