package dev.voicemill.worker.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prices and sums: "$15", "£1.2m", "€3.50", "-$5", "$10-20", "50 USD", "99¢". */
final class Money {
    private record Currency(String one, String many, String smallOne, String smallMany) {}

    private static final Currency DOLLAR = new Currency("dollar", "dollars", "cent", "cents");
    private static final Currency POUND = new Currency("pound", "pounds", "penny", "pence");
    private static final Currency EURO = new Currency("euro", "euros", "cent", "cents");
    private static final Currency YEN = new Currency("yen", "yen", "sen", "sen");
    private static final Currency RUPEE = new Currency("rupee", "rupees", "paisa", "paise");
    private static final Currency WON = new Currency("won", "won", "jeon", "jeon");

    private static final Map<String, Currency> CURRENCIES = Map.ofEntries(
            Map.entry("$", DOLLAR),
            Map.entry("£", POUND),
            Map.entry("€", EURO),
            Map.entry("¥", YEN),
            Map.entry("₹", RUPEE),
            Map.entry("₩", WON),
            Map.entry("US$", named("U.S.", DOLLAR)),
            Map.entry("USD", named("U.S.", DOLLAR)),
            Map.entry("A$", named("Australian", DOLLAR)),
            Map.entry("AUD", named("Australian", DOLLAR)),
            Map.entry("C$", named("Canadian", DOLLAR)),
            Map.entry("CAD", named("Canadian", DOLLAR)),
            Map.entry("NZ$", named("New Zealand", DOLLAR)),
            Map.entry("NZD", named("New Zealand", DOLLAR)),
            Map.entry("HK$", named("Hong Kong", DOLLAR)),
            Map.entry("GBP", POUND),
            Map.entry("EUR", EURO),
            Map.entry("JPY", YEN),
            Map.entry("INR", RUPEE),
            Map.entry("CHF", new Currency("Swiss franc", "Swiss francs", "centime", "centimes")),
            Map.entry("CNY", new Currency("yuan", "yuan", "fen", "fen")));

    private static final String BEFORE =
            "(?<currency>US\\$|NZ\\$|HK\\$|A\\$|C\\$|[$£€¥₹₩]|(?:USD|AUD|CAD|NZD|GBP|EUR|JPY|INR|CHF|CNY)(?=\\s?\\d))";
    private static final String AFTER = "(?<currency>[€£$]|USD|AUD|CAD|NZD|GBP|EUR|JPY|INR|CHF|CNY)(?![\\p{L}\\d])";

    private Money() {}

    static List<Rule> rules() {
        return List.of(
                Rule.of(
                        "sum of money",
                        "(?<![\\p{L}\\d])" + Amount.SIGN + BEFORE + "\\s?(?<minus>[-−])?(?<number>" + Amount.NUMBER
                                + ")(?:\\s?[-–]\\s?[$£€]?(?<last>" + Amount.NUMBER + ")(?![-/\\d]))?(?:"
                                + Amount.MAGNITUDE
                                + ")?",
                        Money::say),
                Rule.of(
                        "sum before its currency",
                        Amount.START + Amount.SIGN + "(?<number>" + Amount.NUMBER + ")(?<last>)(?<minus>)(?:"
                                + Amount.MAGNITUDE + ")?\\s?" + AFTER,
                        Money::say),
                Rule.of(
                        "cents",
                        Amount.START + "(?<number>\\d{1,3})\\s?¢",
                        found -> found.numbers().cardinal(found.get("number"))
                                + (found.get("number").equals("1") || Amount.qualifies(found) ? " cent" : " cents")),
                Rule.of(
                        "pence",
                        Amount.START + "(?<number>\\d{1,2})p(?![\\p{L}\\d])",
                        found -> found.numbers().cardinal(found.get("number"))
                                + (found.get("number").equals("1") ? " penny" : " pence")));
    }

    private static Currency named(String country, Currency currency) {
        return new Currency(
                country + " " + currency.one(),
                country + " " + currency.many(),
                currency.smallOne(),
                currency.smallMany());
    }

    private static String say(Found found) {
        Currency currency =
                Optional.ofNullable(CURRENCIES.get(found.get("currency"))).orElseThrow();
        NumberWords numbers = found.numbers();
        String minus =
                found.has("sign") || (found.has("minus") && !found.get("minus").isEmpty()) ? "minus " : "";
        String number = found.get("number");
        String last = found.has("last") ? found.get("last") : "";
        String magnitude = Amount.magnitude(found);
        if (last.isEmpty() && magnitude.isEmpty() && number.matches("[\\d,]*\\.\\d\\d")) {
            return minus + exact(number, currency, numbers);
        }
        String sum = numbers.number(number) + (last.isEmpty() ? "" : " to " + numbers.number(last)) + magnitude;
        boolean one = (number + last + magnitude).equals("1") || Amount.qualifies(found);
        return minus + sum + " " + (one ? currency.one() : currency.many());
    }

    /** A sum down to its small coins: "three dollars and five cents", "ninety nine cents". */
    private static String exact(String number, Currency currency, NumberWords numbers) {
        int point = number.indexOf('.');
        String whole = point == 0 ? "0" : number.substring(0, point).replace(",", "");
        int small = Integer.parseInt(number.substring(point + 1));
        String big = numbers.cardinal(whole) + " " + (whole.equals("1") ? currency.one() : currency.many());
        if (small == 0) {
            return big;
        }
        String coins = numbers.cardinal(small) + " " + (small == 1 ? currency.smallOne() : currency.smallMany());
        return whole.matches("0+") ? coins : big + " and " + coins;
    }
}
