// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Test} from "../support/Test.sol";
import {BillingActors} from "./BillingActors.sol";

/// @title Whatever holders, buyers, gateways and cheats do: the books balance to the wei.
/// forge-config: default.invariant.fail-on-revert = false
contract BillingInvariantTest is Test {
    BillingActors private actors;

    function setUp() external {
        actors = new BillingActors();
        actors.found();
        bytes4[] memory selectors = new bytes4[](25);
        selectors[0] = actors.wait.selector;
        selectors[1] = actors.setTerms.selector;
        selectors[2] = actors.setAccess.selector;
        selectors[3] = actors.open.selector;
        selectors[4] = actors.settleHonestly.selector;
        selectors[5] = actors.settleForged.selector;
        selectors[6] = actors.endChannel.selector;
        selectors[7] = actors.subscribe.selector;
        selectors[8] = actors.settleSubscription.selector;
        selectors[9] = actors.pay.selector;
        selectors[10] = actors.claim.selector;
        selectors[11] = actors.offerKey.selector;
        selectors[12] = actors.buyKey.selector;
        selectors[13] = actors.deliverKey.selector;
        selectors[14] = actors.complain.selector;
        selectors[15] = actors.endSale.selector;
        selectors[16] = actors.hand.selector;
        selectors[17] = actors.list.selector;
        selectors[18] = actors.buyListed.selector;
        selectors[19] = actors.offerFor.selector;
        selectors[20] = actors.endOffer.selector;
        selectors[21] = actors.startAuction.selector;
        selectors[22] = actors.bid.selector;
        selectors[23] = actors.endAuction.selector;
        selectors[24] = actors.license.selector;
        targetContract(address(actors));
        targetSelector(FuzzSelector({addr: address(actors), selectors: selectors}));
    }

    /// @notice The invariants below would hold trivially if no action ever went through.
    function test_everyActionCanSucceed() external {
        actors.setTerms(0, 1_000, 5_000);
        actors.setAccess(0, 3, 7);
        actors.open(1, 2, 1 ether);
        actors.settleForged(0, 0, 0);
        actors.settleHonestly(0, 0, 2);
        actors.subscribe(0, 2, 3, 4);
        actors.wait(3_600);
        actors.endChannel(0, 0);
        actors.setAccess(0, 2, 7 + 8 * 2);
        actors.settleSubscription(0, 2, true);
        actors.pay(2, 1, 1 ether);
        actors.claim(2);
        actors.offerKey(0, 1 ether, true);
        actors.buyKey(0, 3);
        actors.deliverKey(0, 1);
        actors.complain(0);
        actors.offerKey(0, 1 ether, false);
        actors.buyKey(1, 3);
        actors.deliverKey(1, 1);
        actors.endSale(1, 3 * 3 + 2);
        actors.list(1, 1 ether);
        actors.buyListed(1, 3);
        actors.offerFor(1, 2, 1 ether);
        actors.endOffer(0, true, 3);
        actors.startAuction(1, 1, 0);
        actors.bid(1, 1, 5);
        actors.wait(3_600);
        actors.endAuction(1);
        actors.license(1, 2, 7);
        check();
        done(actors.setTerms.selector);
        done(actors.setAccess.selector);
        done(actors.open.selector);
        done(actors.settleForged.selector);
        done(actors.settleHonestly.selector);
        done(actors.endChannel.selector);
        done(actors.subscribe.selector);
        done(actors.settleSubscription.selector);
        done(actors.pay.selector);
        done(actors.claim.selector);
        done(actors.offerKey.selector);
        done(actors.buyKey.selector);
        done(actors.deliverKey.selector);
        done(actors.complain.selector);
        done(actors.endSale.selector);
        done(actors.buyListed.selector);
        done(actors.offerFor.selector);
        done(actors.endOffer.selector);
        done(actors.startAuction.selector);
        done(actors.bid.selector);
        done(actors.endAuction.selector);
        done(actors.license.selector);
    }

    function invariant_escrowsAreWhatIsOwed() external view {
        actors.checkEscrows();
    }

    function invariant_booksBalanceToTheWei() external view {
        actors.checkBooks();
    }

    function invariant_oneHolderEach() external view {
        actors.checkCustody();
    }

    function check() private view {
        actors.checkEscrows();
        actors.checkBooks();
        actors.checkCustody();
    }

    function done(bytes4 action) private view {
        assertGt(actors.succeeded(action), 0, vm.toString(bytes32(action)));
    }
}
