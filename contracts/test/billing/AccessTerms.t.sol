// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessTerms} from "../../src/billing/IAccessTerms.sol";
import {BillingFixture} from "./BillingFixture.sol";

/// @title Prices with notice, access, and what of both holds for a past time.
contract AccessTermsTest is BillingFixture {
    address private constant HOLDER = address(0xa11ce);
    address private constant READER = address(0xb0b);
    uint256 private constant WORK = 1;

    function setUp() external {
        deployBilling();
        mint(HOLDER, WORK, 0);
    }

    function test_onlyTheHolderSetsThem() external {
        bytes memory refusal = abi.encodeWithSelector(IAccessTerms.OnlyCertificateHolder.selector, WORK, HOLDER, READER);
        vm.startPrank(READER);
        vm.expectRevert(refusal);
        terms.setTerms(WORK, IAccessTerms.Terms(1, 0, 0));
        vm.expectRevert(refusal);
        terms.setAccess(WORK, IAccessTerms.Access.Open);
        vm.expectRevert(refusal);
        terms.setStanding(WORK, IAccessTerms.Standing.Blocked, accounts(READER));
        vm.stopPrank();
        vm.expectRevert();
        terms.setAccess(2, IAccessTerms.Access.Open); // there is no such certificate
        vm.prank(HOLDER);
        certificates.transferFrom(HOLDER, READER, WORK);
        vm.prank(READER);
        terms.setAccess(WORK, IAccessTerms.Access.Open);
        vm.expectRevert(abi.encodeWithSelector(IAccessTerms.OnlyCertificateHolder.selector, WORK, READER, HOLDER));
        vm.prank(HOLDER);
        terms.setAccess(WORK, IAccessTerms.Access.Closed);
    }

    function test_numbersOutsideTheirBounds() external {
        vm.startPrank(HOLDER);
        vm.expectRevert(abi.encodeWithSelector(IAccessTerms.PeriodOutOfRange.selector, 60, 366 days, 59));
        terms.setTerms(WORK, IAccessTerms.Terms(1, 1, 59));
        vm.expectRevert(
            abi.encodeWithSelector(IAccessTerms.PeriodOutOfRange.selector, 60, 366 days, uint32(366 days + 1))
        );
        terms.setTerms(WORK, IAccessTerms.Terms(1, 1, uint32(366 days + 1)));
        vm.expectRevert(abi.encodeWithSelector(IAccessTerms.AccountsLength.selector, 1, 64, 0));
        terms.setStanding(WORK, IAccessTerms.Standing.Blocked, new address[](0));
        vm.expectRevert(abi.encodeWithSelector(IAccessTerms.AccountsLength.selector, 1, 64, 65));
        terms.setStanding(WORK, IAccessTerms.Standing.Blocked, new address[](65));
    }

    function test_aRaisedPriceWaitsForTheNotice() external {
        set(10, 100, 1 days);
        assertEq(priceNow(), 10);
        skip(100);
        set(15, 100, 1 days);
        assertEq(priceNow(), 10, "nobody is charged more without notice");
        assertEq(uint256(terms.termsOf(WORK).next.retrievalPrice), 15);
        skip(notice() - 1);
        assertEq(priceNow(), 10);
        skip(1);
        assertEq(priceNow(), 15);
    }

    function test_aRaiseAnnouncedAgainStartsAnew() external {
        set(10, 0, 0);
        skip(100);
        set(15, 0, 0);
        skip(notice() - 1);
        set(16, 0, 0);
        skip(notice() - 1);
        assertEq(priceNow(), 10);
        skip(1);
        assertEq(priceNow(), 16);
    }

    function test_cheaperAtOnceAndDearerLater() external {
        set(10, 100, 1 days);
        skip(100);
        set(5, 200, 1 days);
        IAccessTerms.Standings memory now_ = terms.termsOf(WORK);
        assertEq(uint256(now_.inForce.retrievalPrice), 5);
        assertEq(uint256(now_.inForce.subscriptionPrice), 100);
        skip(notice());
        now_ = terms.termsOf(WORK);
        assertEq(uint256(now_.inForce.subscriptionPrice), 200);
        set(4, 10, 1 days);
        assertEq(priceNow(), 4);
        assertEq(uint256(terms.termsOf(WORK).inForce.subscriptionPrice), 10);
    }

    function test_aShorterPeriodIsARaiseToo() external {
        set(10, 100, 30 days);
        skip(1);
        set(10, 100, 1 days);
        assertEq(uint256(terms.termsOf(WORK).inForce.period), 30 days);
        skip(notice());
        assertEq(uint256(terms.termsOf(WORK).inForce.period), 1 days);
    }

    function test_nobodyReadsUntilAccessIsOpened() external {
        assertFalse(terms.admits(WORK, READER));
        assertFalse(terms.refuses(WORK, READER), "closed for reading is not closed for buying");
        access(IAccessTerms.Access.Open);
        assertTrue(terms.admits(WORK, READER));
        standing(IAccessTerms.Standing.Blocked, READER);
        assertFalse(terms.admits(WORK, READER));
        assertTrue(terms.refuses(WORK, READER));
        assertTrue(terms.admits(WORK, address(0xb0b2)), "an account is blocked, not the person behind it");
        access(IAccessTerms.Access.Listed);
        assertFalse(terms.admits(WORK, address(0xb0b2)), "against second accounts there is the list");
        assertTrue(terms.refuses(WORK, address(0xb0b2)));
        standing(IAccessTerms.Standing.Listed, READER);
        assertTrue(terms.admits(WORK, READER));
        assertFalse(terms.refuses(WORK, READER));
        access(IAccessTerms.Access.Closed);
        assertFalse(terms.admits(WORK, READER));
    }

    function test_aGatewayIsPaidWhatHeldWhenItServed() external {
        set(10, 0, 0);
        access(IAccessTerms.Access.Open);
        skip(100);
        uint256 served = vm.getBlockTimestamp();
        set(20, 0, 0);
        skip(notice() + 100);
        assertCharge(served, true, 10);
        assertCharge(vm.getBlockTimestamp(), true, 20);
        set(30, 0, 0); // announced while the first retrieval is not settled
        assertCharge(served, true, 10);
        skip(10);
        standing(IAccessTerms.Standing.Blocked, READER);
        access(IAccessTerms.Access.Closed);
        assertCharge(served, true, 10);
        (bool admitted,,) = terms.chargeOf(WORK, READER, vm.getBlockTimestamp());
        assertFalse(admitted, "refused from the block of the change on");
    }

    function test_anAnswerHoldsUntilTheNextChange() external {
        set(10, 0, 0);
        access(IAccessTerms.Access.Open);
        skip(100);
        uint256 before = vm.getBlockTimestamp();
        set(20, 0, 0);
        uint256 raised = vm.getBlockTimestamp() + notice();
        skip(50);
        standing(IAccessTerms.Standing.Blocked, READER);
        uint256 blocked = vm.getBlockTimestamp();
        (,, uint256 until) = terms.chargeOf(WORK, READER, before - 1);
        assertEq(until, before, "prices changed");
        (,, until) = terms.chargeOf(WORK, READER, before);
        assertEq(until, blocked, "the account was blocked");
        (,, until) = terms.chargeOf(WORK, READER, blocked);
        assertEq(until, raised, "the raise comes into force");
        (,, until) = terms.chargeOf(WORK, READER, raised);
        assertEq(until, type(uint256).max);
    }

    /// @notice Whatever a holder does: a gateway that looked is never asked for more than it saw, nor refused what it was shown, and
    /// for the present nothing but the truth is answered.
    function testFuzz_changesNeverReachBack(uint256 seed) external {
        uint256[] memory times = new uint256[](12);
        uint256[] memory prices = new uint256[](12);
        bool[] memory admissions = new bool[](12);
        for (uint256 i; i < 12; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            skip(1 + (seed >> 8) % notice());
            uint256 kind = seed % 4;
            if (kind < 2) set(uint96((seed >> 64) % 20), 0, 0);
            if (kind == 2) access(IAccessTerms.Access((seed >> 64) % 3));
            if (kind == 3) standing(IAccessTerms.Standing((seed >> 64) % 3), READER);
            skip((seed >> 128) % 2);
            times[i] = vm.getBlockTimestamp();
            prices[i] = priceNow();
            admissions[i] = terms.admits(WORK, READER);
            (bool admitted, uint256 price,) = terms.chargeOf(WORK, READER, times[i]);
            assertEq(admitted, admissions[i], "the present");
            assertEq(price, prices[i], "the price of the present");
            for (uint256 j; j < i; ++j) {
                if (times[j] + window() < times[i]) continue;
                (admitted, price,) = terms.chargeOf(WORK, READER, times[j]);
                if (!admissions[j]) continue; // a gateway that looked served nothing
                assertLe(price, prices[j], "a price reached back");
                assertTrue(admitted, "a refusal reached back");
            }
        }
    }

    function assertCharge(uint256 time, bool admitted, uint256 price) private view {
        (bool actualAdmitted, uint256 actualPrice,) = terms.chargeOf(WORK, READER, time);
        assertEq(actualAdmitted, admitted);
        assertEq(actualPrice, price);
    }

    function set(uint96 retrieval, uint96 subscription, uint32 period) private {
        vm.prank(HOLDER);
        terms.setTerms(WORK, IAccessTerms.Terms(retrieval, subscription, period));
    }

    function access(IAccessTerms.Access value) private {
        vm.prank(HOLDER);
        terms.setAccess(WORK, value);
    }

    function standing(IAccessTerms.Standing value, address account) private {
        vm.prank(HOLDER);
        terms.setStanding(WORK, value, accounts(account));
    }

    function priceNow() private view returns (uint256) {
        return terms.termsOf(WORK).inForce.retrievalPrice;
    }

    function accounts(address one) private pure returns (address[] memory all) {
        all = new address[](1);
        all[0] = one;
    }
}
