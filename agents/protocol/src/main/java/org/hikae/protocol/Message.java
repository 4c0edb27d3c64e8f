package org.hikae.protocol;

/// Anything that is said between two nodes.
public sealed interface Message permits Command, Report, Plea, Answer {}
