package io.cess4j.cli.market;

import io.cess4j.chain.contract.LicenceOffering;
import java.util.LinkedHashMap;
import java.util.Map;

/** Licence offerings for people and for scripts. */
final class LicenseViews {
  private LicenseViews() {}

  static String term(LicenceOffering offering) {
    return offering.term().isZero() ? "for ever" : Words.span(offering.term());
  }

  static Map<String, Object> json(long number, LicenceOffering offering) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("offering", number);
    json.put("certificate", offering.certificate());
    json.put("seller", offering.seller().hex());
    json.put("price", offering.price().toString());
    json.put("seats", offering.seats());
    json.put("term", offering.term().toSeconds());
    json.put("text", offering.text().hex());
    return json;
  }
}
