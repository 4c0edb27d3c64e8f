package org.hikae.protocol;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whose law governs where data are, by its ISO 3166 country code.
public record Law(String country) {
  private static final Map<String, Law> OF_REGIONS = regions();

  public Law {
    if (!country.matches("[A-Z]{2}")) {
      throw new IllegalArgumentException("'" + country + "' is not a country code such as JP");
    }
  }

  /// Under whose law a store stands, when its address says so: a bucket of one of Amazon's regions
  /// (`s3:ap-northeast-1/…`). Of other addresses only the operators know.
  public static Optional<Law> ofStore(String url) {
    if (!url.startsWith("s3:")) {
      return Optional.empty();
    }
    var place = url.substring("s3:".length());
    var slash = place.indexOf('/');
    return Optional.ofNullable(OF_REGIONS.get(slash < 0 ? place : place.substring(0, slash)));
  }

  /// Source: docs.aws.amazon.com/global-infrastructure, regions as of November 2026.
  private static Map<String, Law> regions() {
    var regions = new HashMap<String, Law>();
    put(regions, "JP", "ap-northeast-1", "ap-northeast-3");
    put(regions, "US", "us-east-1", "us-east-2", "us-west-1", "us-west-2");
    put(regions, "US", "us-gov-east-1", "us-gov-west-1");
    put(regions, "KR", "ap-northeast-2");
    put(regions, "SG", "ap-southeast-1");
    put(regions, "AU", "ap-southeast-2", "ap-southeast-4");
    put(regions, "ID", "ap-southeast-3");
    put(regions, "MY", "ap-southeast-5");
    put(regions, "NZ", "ap-southeast-6");
    put(regions, "TH", "ap-southeast-7");
    put(regions, "IN", "ap-south-1", "ap-south-2");
    put(regions, "HK", "ap-east-1");
    put(regions, "TW", "ap-east-2");
    put(regions, "CN", "cn-north-1", "cn-northwest-1");
    put(regions, "CA", "ca-central-1", "ca-west-1");
    put(regions, "MX", "mx-central-1");
    put(regions, "BR", "sa-east-1");
    put(regions, "IE", "eu-west-1");
    put(regions, "GB", "eu-west-2");
    put(regions, "FR", "eu-west-3");
    put(regions, "DE", "eu-central-1");
    put(regions, "CH", "eu-central-2");
    put(regions, "SE", "eu-north-1");
    put(regions, "IT", "eu-south-1");
    put(regions, "ES", "eu-south-2");
    put(regions, "IL", "il-central-1");
    put(regions, "AE", "me-central-1");
    put(regions, "BH", "me-south-1");
    put(regions, "ZA", "af-south-1");
    return Map.copyOf(regions);
  }

  private static void put(Map<String, Law> regions, String country, String... names) {
    List.of(names).forEach(name -> regions.put(name, new Law(country)));
  }

  @Override
  public String toString() {
    return country;
  }
}
