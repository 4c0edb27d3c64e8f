package org.hikae.domain.text;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;

/// Ages as people say them: `1 year 2 months`, `1年2か月`.
public final class Ages {
  private Ages() {}

  public static String en(Period age) {
    var parts = new ArrayList<String>();
    add(parts, age.getYears(), "year");
    add(parts, age.getMonths(), "month");
    add(parts, age.getDays(), "day");
    return parts.isEmpty() ? "0 days" : String.join(" ", parts);
  }

  private static void add(List<String> parts, int count, String unit) {
    if (count != 0) {
      parts.add(count + " " + unit + (count == 1 ? "" : "s"));
    }
  }

  public static String ja(Period age) {
    return (age.getYears() == 0 ? "" : age.getYears() + "年")
        + (age.getMonths() == 0 ? "" : age.getMonths() + "か月")
        + (age.getDays() == 0 && !age.isZero() ? "" : age.getDays() + "日");
  }
}
