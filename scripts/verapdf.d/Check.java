import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Says of each PDF named whether it keeps PDF/UA-1, and which clauses it breaks. */
public class Check {
    public static void main(String[] names) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean allKept = true;
        for (String name : names) {
            allKept &= keeps(Path.of(name));
        }
        System.exit(allKept ? 0 : 1);
    }

    static boolean keeps(Path pdf) throws Exception {
        PDFAFlavour ua1 = PDFAFlavour.PDFUA_1;
        try (PDFAParser parser =
                        Foundries.defaultInstance()
                                .createParser(Files.newInputStream(pdf), ua1);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(ua1, false)) {
            ValidationResult result = validator.validate(parser);
            System.out.println(
                    (result.isCompliant() ? "PDF/UA-1 kept: " : "PDF/UA-1 BROKEN: ") + pdf);
            Map<String, Integer> broken = new TreeMap<>();
            for (TestAssertion found : result.getTestAssertions()) {
                String clause =
                        "  clause "
                                + found.getRuleId().getClause()
                                + ", test "
                                + found.getRuleId().getTestNumber()
                                + ": "
                                + found.getMessage();
                broken.merge(clause, 1, Integer::sum);
            }
            broken.forEach((clause, times) -> System.out.println(clause + " (" + times + ")"));
            return result.isCompliant();
        }
    }
}
