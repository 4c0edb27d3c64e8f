package org.hikae.orchestrator.settings;

/// The settings file as it was when the orchestrator started, word for word.
public record SettingsText(String text) {}
