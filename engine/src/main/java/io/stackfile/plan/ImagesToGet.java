package io.stackfile.plan;

import io.stackfile.host.LocalImages;
import io.stackfile.host.Observed;
import io.stackfile.model.BuildOrder;
import io.stackfile.model.Image;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What else has to be got when an image is built: those of the same file that it is made from and that the host lacks. */
record ImagesToGet(BuildOrder order, Observed observed, LocalImages local) {
    /** The image in this way, and before it all that it needs for that. */
    Map<Image, ImageWay> with(Image image, ImageWay way) {
        List<Image> chain = new ArrayList<>(order.with(List.of(image)));
        Collections.reverse(chain);
        Map<Image, ImageWay> found = new HashMap<>(Map.of(image, way));
        for (Image next : chain) {
            Optional.ofNullable(found.get(next))
                    .filter(its -> its.step() instanceof BuildImage)
                    .ifPresent(its -> missingBases(next).forEach(base -> found.computeIfAbsent(base, this::way)));
        }
        Collections.reverse(chain);
        Map<Image, ImageWay> sorted = new LinkedHashMap<>();
        chain.forEach(next -> Optional.ofNullable(found.get(next)).ifPresent(its -> sorted.put(next, its)));
        sorted.putIfAbsent(image, way);
        return sorted;
    }

    private Stream<Image> missingBases(Image image) {
        return order.bases(image).stream().filter(base -> observed.image(base).isEmpty());
    }

    private ImageWay way(Image base) {
        return ImageWay.of(base, order.build(base), local);
    }
}
