package io.stackfile.cloud;

import io.stackfile.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What a machine costs, in US dollars, as the provider says. */
record Money(String monthly, String hourly) {
    static Money of(Json size) {
        return new Money(
                rounded(size.get("price_monthly").text(), 2),
                rounded(size.get("price_hourly").text(), 5));
    }

    private static String rounded(String amount, int digits) {
        return amount.isEmpty()
                ? "?"
                : new BigDecimal(amount).setScale(digits, RoundingMode.HALF_UP).toPlainString();
    }

    @Override
    public String toString() {
        return monthly + " USD a month (" + hourly + " an hour)";
    }
}
