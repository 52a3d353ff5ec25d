package io.stackfile.host.docker;

import io.stackfile.host.Headway;
import io.stackfile.host.HostException;
import io.stackfile.host.LocalImages;
import io.stackfile.host.docker.http.HttpResponse;
import io.stackfile.json.Json;
import io.stackfile.model.Image;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Sends images from the engine of this machine to that of another, without a registry between. */
final class Shipping {
    private static final Map<String, String> AS_TAR = Map.of("Content-Type", "application/x-tar");

    private final Engine here;
    private final Engine there;
    private final String address;

    /** {@code address} is what messages call the other machine. */
    Shipping(Engine here, Engine there, String address) {
        this.here = here;
        this.there = there;
        this.address = address;
    }

    LocalImages images() {
        Map<String, LocalImages.Local> images = new TreeMap<>();
        for (Json image :
                here.get("list the images of this machine", "/images/json").items()) {
            String id = image.get("Id").text();
            List<String> digests = image.get("RepoDigests").texts();
            image.get("RepoTags").texts().stream()
                    .filter(name -> !name.startsWith("<none>"))
                    .forEach(name -> images.put(name, new LocalImages.Local(id, origin(name, id, digests))));
        }
        return new LocalImages(images);
    }

    /** An engine that calls its images by their digests gives one to each, wherever it comes from. */
    private static LocalImages.Origin origin(String name, String id, List<String> digests) {
        String repository = Image.of(name).repository();
        if (digests.contains(repository + "@" + id)) {
            return LocalImages.Origin.UNKNOWN;
        }
        return digests.stream().anyMatch(digest -> digest.startsWith(repository + "@"))
                ? LocalImages.Origin.REGISTRY
                : LocalImages.Origin.HERE;
    }

    /** One at a time: the next may find that its layers have just arrived. */
    synchronized void ship(Image image, Consumer<Headway> progress) {
        String deed = "ship " + image;
        Json wanted = here.find(deed, "/images/" + image + "/json")
                .orElseThrow(() -> new HostException("Docker did not " + deed + ": this machine has no such image"));
        new FitsThere(there, address).check(deed, wanted);
        List<String> layers = LayersThere.layers(wanted);
        int known = new LayersThere(there).count(deed, layers);
        if (known > 0 && shipMissing(deed, image, wanted, known, progress)) {
            return;
        }
        send(
                deed,
                image,
                Set.of(),
                new SentBytes(progress, "", wanted.get("Size").number(), ""));
        if (!isThere(deed, image, wanted)) {
            throw new HostException(
                    "Docker did not " + deed + ": what arrived at " + address + " is not the image that was sent");
        }
    }

    /** Whether the engine made the image of what it was sent and the layers it has. */
    private boolean shipMissing(String deed, Image image, Json wanted, int known, Consumer<Headway> progress) {
        List<String> layers = LayersThere.layers(wanted);
        ImageArchive archive = read(deed, image);
        ImageStore store = new ImageStore(there);
        boolean containerd = store.isContainerd(deed);
        Set<String> notNeeded = containerd && archive.isOfOldLayout() ? Set.of() : archive.notNeeded(layers, known);
        SentBytes bytes = new SentBytes(
                progress, "", archive.size(notNeeded), ", " + known + " of " + layers.size() + " layers there already");
        boolean done = !notNeeded.isEmpty()
                && isTaken(deed, image, notNeeded, bytes)
                && isThere(deed, image, wanted)
                && (!containerd || store.canMakeContainer(deed, image));
        if (!done) {
            progress.accept(Headway.said("the host wants all layers"));
        }
        return done;
    }

    private ImageArchive read(String deed, Image image) {
        try (HttpResponse archive = here.open(deed, "/images/" + image + "/get")) {
            return ImageArchive.read(archive.body());
        } catch (IOException e) {
            throw here.refusals().told(deed, e);
        }
    }

    private boolean isTaken(String deed, Image image, Set<String> leftOut, SentBytes bytes) {
        try {
            send(deed, image, leftOut, bytes);
            return true;
        } catch (HostException e) {
            if (e.getCause() instanceof EngineError error && !error.getMessage().contains("no space left on device")) {
                return false;
            }
            throw e;
        }
    }

    private void send(String deed, Image image, Set<String> leftOut, SentBytes bytes) {
        try (HttpResponse whole = here.open(deed, "/images/" + image + "/get");
                InputStream trimmed = new TrimmedArchive(whole.body(), leftOut, bytes)) {
            there.upload(deed, "/images/load?quiet=1", AS_TAR, trimmed, EngineError::check);
        } catch (IOException e) {
            throw here.refusals().told(deed, e);
        }
    }

    /** Engines that name images in different ways still agree on their layers and their age. */
    private boolean isThere(String deed, Image image, Json wanted) {
        return there.find(deed, "/images/" + image + "/json")
                .filter(arrived ->
                        arrived.get("Id").text().equals(wanted.get("Id").text())
                                || (LayersThere.layers(arrived).equals(LayersThere.layers(wanted))
                                        && arrived.get("Created")
                                                .text()
                                                .equals(wanted.get("Created").text())))
                .isPresent();
    }
}
