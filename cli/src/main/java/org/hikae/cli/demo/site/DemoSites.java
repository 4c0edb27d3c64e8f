package org.hikae.cli.demo.site;

import java.util.List;

/// The demo's estate in words: which sites there are and what each is.
public final class DemoSites {
  public static final String PRIMARY = "tokyo";
  public static final String RECOVERY = "osaka";
  public static final String WITNESS = "nagoya";
  public static final List<String> ALL = List.of(PRIMARY, RECOVERY, WITNESS);
  public static final List<String> WITH_AGENT = List.of(PRIMARY, RECOVERY);
  public static final String SERVICE = "registry";
  public static final String DATABASE = "registry";
  public static final String DATABASE_USER = "registry";

  private DemoSites() {}
}
