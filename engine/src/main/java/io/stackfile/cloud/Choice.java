package io.stackfile.cloud;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the size that was asked for among those that there are. */
final class Choice {
    private static final int SHOWN = 6;

    private Choice() {}

    static Size of(HostRequest request, List<Size> sizes) {
        List<Size> there =
                sizes.stream().filter(size -> size.isIn(request.region())).toList();
        if (there.isEmpty()) {
            throw new CloudException("--region: DigitalOcean has no region '" + request.region() + "'; it has "
                    + sizes.stream()
                            .flatMap(size -> size.regions().stream())
                            .distinct()
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        return there.stream()
                .filter(size -> size.slug().equals(request.size()))
                .findFirst()
                .orElseThrow(() -> new CloudException("--size: DigitalOcean has no '" + request.size() + "' in "
                        + request.region() + "; the cheapest there are " + cheapest(there)));
    }

    private static String cheapest(List<Size> sizes) {
        return sizes.stream()
                .sorted(Comparator.comparing(
                                (Size size) -> new BigDecimal(size.price().monthly()))
                        .thenComparing(Size::slug))
                .limit(SHOWN)
                .map(size -> size.slug() + " (" + size.price().monthly() + " USD)")
                .collect(Collectors.joining(", "));
    }
}
