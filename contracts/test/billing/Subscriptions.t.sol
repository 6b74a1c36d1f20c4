// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessTerms} from "../../src/billing/IAccessTerms.sol";
import {IPayPerRetrieval} from "../../src/billing/IPayPerRetrieval.sol";
import {ISubscriptions} from "../../src/billing/ISubscriptions.sol";
import {BillingFixture} from "./BillingFixture.sol";

/// @title Access by the period: earned by the second, given back where access was taken.
contract SubscriptionsTest is BillingFixture {
    address private constant HOLDER = address(0xa11ce);
    uint256 private constant WORK = 1;
    uint96 private constant PRICE = 30_000;
    uint32 private constant PERIOD = 30 days;

    address private reader;
    uint256 private readerKey;

    function setUp() external {
        deployBilling();
        (reader, readerKey) = makeAccount("reader");
        fund(reader, 1 ether);
        mint(HOLDER, WORK, 0);
        vm.startPrank(HOLDER);
        terms.setTerms(WORK, IAccessTerms.Terms(1_000, PRICE, PERIOD));
        terms.setAccess(WORK, IAccessTerms.Access.Open);
        vm.stopPrank();
        skip(10 * DAY);
    }

    function test_earnedByTheSecond() external {
        uint256 end = subscribe(2);
        vm.snapshotGasLastCall("billing", "subscribe");
        assertEq(end, vm.getBlockTimestamp() + 2 * PERIOD);
        assertTrue(subscriptions.isSubscribed(WORK, reader));
        assertEq(vault.escrowOf(address(subscriptions)), 2 * PRICE);
        skip(PERIOD / 2);
        assertEq(subscriptions.settle(WORK, reader), PRICE / 2);
        assertEq(revenue.inboxOf(WORK), PRICE / 2 * 19 / 20);
        assertEq(vault.balanceOf(GATEWAY), PRICE / 2 / 20);
        assertEq(subscriptions.settle(WORK, reader), 0, "nothing is earned twice");
        skip(2 * PERIOD);
        assertFalse(subscriptions.isSubscribed(WORK, reader));
        assertEq(subscriptions.settle(WORK, reader), 2 * PRICE - PRICE / 2);
        assertEq(vault.escrowOf(address(subscriptions)), 0);
    }

    function test_aRaisedPriceInFrontOfASubscriber() external {
        vm.prank(HOLDER);
        terms.setTerms(WORK, IAccessTerms.Terms(1_000, 2 * PRICE, PERIOD));
        subscribe(1); // the notice is running
        skip(notice());
        vm.expectRevert(abi.encodeWithSelector(ISubscriptions.SubscriptionPriceAbove.selector, PRICE, 2 * PRICE));
        subscribe(1);
    }

    /// @dev Fraud: the price stays and the period shrinks, announced long ago and in force just before the subscriber's call.
    function test_aShorterPeriodInFrontOfASubscriber() external {
        vm.prank(HOLDER);
        terms.setTerms(WORK, IAccessTerms.Terms(1_000, PRICE, 60));
        skip(notice());
        vm.expectRevert(abi.encodeWithSelector(ISubscriptions.SubscriptionPeriodChanged.selector, PERIOD, 60));
        subscribe(1);
    }

    function test_aPeriodPaidAheadComesAfterTheOthers() external {
        uint256 first = subscribe(1);
        skip(PERIOD / 3);
        assertEq(subscribe(1), first + PERIOD);
        assertEq(revenue.inboxOf(WORK), PRICE / 3 * 19 / 20, "the gateway of that time was paid");
        skip(2 * PERIOD);
        subscriptions.settle(WORK, reader);
        assertEq(revenue.inboxOf(WORK) + vault.balanceOf(GATEWAY), 2 * PRICE);
    }

    function test_whoIsBlockedGetsTheRestBack() external {
        subscribe(2);
        skip(PERIOD);
        vm.prank(reader);
        vm.expectRevert(abi.encodeWithSelector(ISubscriptions.StillAdmitted.selector, WORK, reader));
        subscriptions.quit(WORK);
        block_();
        assertFalse(subscriptions.isSubscribed(WORK, reader), "not a byte more");
        uint256 before = vault.balanceOf(reader);
        vm.prank(reader);
        assertEq(subscriptions.quit(WORK), PRICE);
        assertEq(vault.balanceOf(reader) - before, PRICE);
        assertEq(vault.escrowOf(address(subscriptions)), 0);
        vm.prank(reader);
        vm.expectPartialRevert(ISubscriptions.SubscriptionOver.selector);
        subscriptions.quit(WORK);
    }

    function test_whoIsNotAdmittedCannotSubscribe() external {
        block_();
        vm.expectRevert(abi.encodeWithSelector(ISubscriptions.NotAdmitted.selector, WORK, reader));
        subscribe(1);
    }

    function test_numbersOutsideTheirBounds() external {
        vm.expectRevert(abi.encodeWithSelector(ISubscriptions.PeriodsOutOfRange.selector, 1, 120, 0));
        subscribe(0);
        vm.expectRevert(abi.encodeWithSelector(ISubscriptions.PeriodsOutOfRange.selector, 1, 120, 121));
        subscribe(121);
        subscribe(120);
        vm.expectPartialRevert(ISubscriptions.SubscriptionTooLong.selector);
        subscribe(3);
        vm.prank(reader);
        vm.expectRevert(ISubscriptions.SubscriberWithoutGateway.selector);
        subscriptions.subscribe(WORK, address(0), 1, PERIOD, PRICE);
        openCertificate(HOLDER, 2, 5);
        vm.prank(reader);
        vm.expectRevert(abi.encodeWithSelector(ISubscriptions.SubscriptionsNotOffered.selector, 2));
        subscriptions.subscribe(2, GATEWAY, 1, PERIOD, PRICE);
        vm.expectRevert(abi.encodeWithSelector(ISubscriptions.AccountsLength.selector, 1, 64, 65));
        subscriptions.settleMany(WORK, new address[](65));
        vm.expectRevert(abi.encodeWithSelector(ISubscriptions.AccountsLength.selector, 1, 64, 0));
        subscriptions.settleMany(WORK, new address[](0));
    }

    /// @notice A subscriber's reads are in the ledger like any other, at no price, and only within the subscription.
    function test_readsOfASubscriber() external {
        uint256 before = vm.getBlockTimestamp();
        skip(10);
        uint256 end = subscribe(1);
        vm.startPrank(reader);
        uint64 channel = retrievals.open(GATEWAY, 0, uint40(end + 10 * DAY));
        vm.stopPrank();
        IPayPerRetrieval.Settlement memory early =
            settlementOf(readerKey, channel, 0, bytes.concat(record(WORK, 0, before, 1)));
        vm.expectRevert(
            abi.encodeWithSelector(IPayPerRetrieval.RetrievalNotCovered.selector, channel, WORK, reader, before)
        );
        settle(early);
        settle(settlementOf(readerKey, channel, 0, bytes.concat(record(WORK, 0, before + 10, 1))));
        assertEq(ledger.count(), 1);
        vm.warp(end);
        bytes memory two = bytes.concat(record(WORK, 0, end - 1, 1), record(WORK, 0, end, 1));
        IPayPerRetrieval.Settlement memory late = settlementOf(readerKey, channel, 0, two);
        vm.expectRevert(
            abi.encodeWithSelector(IPayPerRetrieval.RetrievalNotCovered.selector, channel, WORK, reader, end)
        );
        settle(late);
        subscribe(1); // a short gap takes nothing from the gateway
        settle(settlementOf(readerKey, channel, 0, bytes.concat(record(WORK, 0, end - 1, 1))));
        assertEq(ledger.count(), 2);
    }

    /// @notice Whenever it is settled, blocked and quit: the books balance to the wei.
    function testFuzz_nothingIsCreatedOrLost(uint256 seed) external {
        uint256 brought;
        uint256 back;
        for (uint256 i; i < 10; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            skip(seed % (PERIOD / 2));
            if (seed >> 40 & 3 == 0) {
                subscribe(1 + (seed >> 50) % 3);
                brought += (1 + (seed >> 50) % 3) * PRICE;
            } else if (seed >> 40 & 3 == 1 && subscriptions.isSubscribed(WORK, reader)) {
                block_();
                vm.prank(reader);
                back += subscriptions.quit(WORK);
                address[] memory accounts = new address[](1);
                accounts[0] = reader;
                vm.prank(HOLDER);
                terms.setStanding(WORK, IAccessTerms.Standing.None, accounts);
            } else {
                subscriptions.settle(WORK, reader);
            }
            uint256 rest = subscriptions.subscriptionOf(WORK, reader).rest;
            assertEq(vault.escrowOf(address(subscriptions)), rest);
            assertEq(revenue.inboxOf(WORK) + vault.balanceOf(GATEWAY) + rest + back, brought);
        }
        skip(20 * PERIOD);
        subscriptions.settle(WORK, reader);
        assertEq(vault.escrowOf(address(subscriptions)), 0, "at the end nothing is left");
    }

    function subscribe(uint256 periods) private returns (uint256) {
        vm.prank(reader);
        return subscriptions.subscribe(WORK, GATEWAY, periods, PERIOD, PRICE);
    }

    function block_() private {
        address[] memory accounts = new address[](1);
        accounts[0] = reader;
        vm.prank(HOLDER);
        terms.setStanding(WORK, IAccessTerms.Standing.Blocked, accounts);
    }
}
