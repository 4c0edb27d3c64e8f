package org.hikae.domain.estate;

/// A way to tell a contact.
public enum Channel {
  MAIL,
  WEBHOOK
}
