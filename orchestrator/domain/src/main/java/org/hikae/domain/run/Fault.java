package org.hikae.domain.run;

/// What went wrong in a step, the way out, and whether trying again can help.
public record Fault(String error, String hint, boolean worthRetrying) {}
