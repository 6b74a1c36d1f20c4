// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IRevenueShares} from "../../src/billing/IRevenueShares.sol";
import {IVault} from "../../src/token/IVault.sol";
import {BillingFixture} from "./BillingFixture.sol";

/// @title Inboxes, and what climbs from a work to those it descends from.
contract RevenueSharesTest is BillingFixture {
    address private constant FAN = address(0xfa);

    function setUp() external {
        deployBilling();
        for (uint256 number = 1; number <= 4; ++number) {
            mint(holder(number), number, 0);
        }
        fund(FAN, 1_000 ether);
    }

    function test_aShareClimbsOneLevelAClaim() external {
        lineage.put(3, 2, 2_500);
        lineage.put(2, 1, 1_000);
        pay(3, 1_000);
        assertEq(revenue.claimable(3), 750);
        vm.prank(FAN);
        assertEq(revenue.claim(3), 750);
        vm.snapshotGasLastCall("billing", "claim, 1 parent");
        assertEq(vault.balanceOf(holder(3)), 750);
        assertEq(revenue.inboxOf(2), 250);
        assertEq(revenue.claim(2), 225);
        assertEq(revenue.claim(1), 25);
        assertEq(vault.balanceOf(holder(2)), 225);
        assertEq(vault.balanceOf(holder(1)), 25);
        assertEq(vault.escrowOf(address(revenue)), 0);
    }

    function test_manyAtOnce() external {
        lineage.put(3, 2, 2_500);
        lineage.put(2, 1, 1_000);
        pay(3, 1_000);
        uint256[] memory all = new uint256[](4);
        (all[0], all[1], all[2], all[3]) = (4, 3, 2, 1);
        assertEq(revenue.claimMany(all), 1_000);
        assertEq(vault.escrowOf(address(revenue)), 0);
        vm.expectRevert(abi.encodeWithSelector(IRevenueShares.CertificatesLength.selector, 1, 32, 33));
        revenue.claimMany(new uint256[](33));
        vm.expectRevert(abi.encodeWithSelector(IRevenueShares.CertificatesLength.selector, 1, 32, 0));
        revenue.claimMany(new uint256[](0));
    }

    function test_theWholeMayGoToParents() external {
        lineage.put(3, 1, 4_000);
        lineage.put(3, 2, 6_000);
        pay(3, 999);
        assertEq(revenue.claim(3), 1, "what rounding leaves is the holder's");
        assertEq(revenue.inboxOf(1), 399);
        assertEq(revenue.inboxOf(2), 599);
    }

    /// @notice Lineage refuses such shares; were it wrong, nothing would be paid twice and nothing would be stuck.
    function test_sharesAboveTheWholePayWhatThereIs() external {
        lineage.put(3, 1, 8_000);
        lineage.put(3, 2, 8_000);
        pay(3, 1_000);
        assertEq(revenue.claimable(3), 0);
        assertEq(revenue.claim(3), 0);
        assertEq(revenue.inboxOf(1), 800);
        assertEq(revenue.inboxOf(2), 200);
        assertEq(vault.escrowOf(address(revenue)), 1_000);
    }

    function test_theSellerEarnsWhileAnAuctionHoldsTheCertificate() external {
        vm.startPrank(holder(4));
        certificates.approve(address(auctions), 4);
        auctions.start(4, 1, 3_600);
        vm.stopPrank();
        pay(4, 100);
        assertEq(revenue.beneficiaryOf(4), holder(4));
        revenue.claim(4);
        assertEq(vault.balanceOf(holder(4)), 100);
    }

    function test_whoBuysACertificateGetsWhatItHasNotBeenClaimed() external {
        pay(4, 100);
        vm.prank(holder(4));
        certificates.transferFrom(holder(4), FAN, 4);
        uint256 before = vault.balanceOf(FAN);
        revenue.claim(4);
        assertEq(vault.balanceOf(FAN) - before, 100);
    }

    function test_nothingIsBookedThatWasNotHandedOver() external {
        pay(1, 500);
        (uint256[] memory numbers, uint256[] memory amounts) = (new uint256[](1), new uint256[](1));
        (numbers[0], amounts[0]) = (2, 1);
        vm.prank(holder(2));
        vm.expectRevert(abi.encodeWithSelector(IRevenueShares.EarningsNotHanded.selector, 501, 500));
        revenue.deliver(numbers, amounts);
        vm.expectRevert(abi.encodeWithSelector(IRevenueShares.EarningsNotHanded.selector, 501, 500));
        revenue.deliverRoyalty(2, 1, holder(2));
        vm.expectRevert(abi.encodeWithSelector(IRevenueShares.LengthMismatch.selector, 1, 2));
        revenue.deliver(numbers, new uint256[](2));
        amounts[0] = type(uint256).max;
        vm.expectRevert();
        revenue.deliver(numbers, amounts);
        assertEq(revenue.inboxOf(2), 0);
    }

    /// @dev Anybody could write events about money that never was.
    function test_nothingHandedOverMakesNoEvents() external {
        (uint256[] memory numbers, uint256[] memory amounts) = (new uint256[](2), new uint256[](2));
        (numbers[0], numbers[1]) = (1, 2);
        vm.expectRevert(IVault.ZeroAmount.selector);
        revenue.deliver(numbers, amounts);
        vm.expectRevert(IVault.ZeroAmount.selector);
        revenue.deliverRoyalty(1, 0, FAN);
    }

    function test_emptyAndUnknown() external {
        vm.expectRevert(abi.encodeWithSelector(IRevenueShares.InboxEmpty.selector, 1));
        revenue.claim(1);
        vm.expectRevert();
        pay(99, 1); // there is no such certificate
        vm.expectRevert(IVault.ZeroAmount.selector);
        vm.prank(FAN);
        revenue.pay(1, 0);
        vm.expectRevert(abi.encodeWithSelector(IVault.BalanceTooLow.selector, address(0xf00), 1, 0));
        vm.prank(address(0xf00));
        revenue.pay(1, 1);
    }

    /// @notice Whatever the shares: what went in is what holders got and what inboxes have.
    function testFuzz_nothingIsCreatedOrLost(uint256 amount, uint16[6] memory shares, uint256 order) external {
        amount = bound(amount, 1, 1_000 ether);
        uint256 index;
        for (uint256 child = 4; child > 1; --child) {
            for (uint256 parent = child - 1; parent > 0; --parent) {
                lineage.put(child, uint40(parent), uint16(shares[index++] % 10_001));
            }
        }
        pay(4, amount);
        for (uint256 i; i < 12; ++i) {
            uint256 one = 1 + (order >> (2 * i)) % 4;
            if (revenue.inboxOf(one) != 0) revenue.claim(one);
            uint256 sum;
            for (uint256 number = 1; number <= 4; ++number) {
                sum += revenue.inboxOf(number) + vault.balanceOf(holder(number));
            }
            assertEq(sum, amount);
        }
    }

    function pay(uint256 number, uint256 amount) private {
        vm.prank(FAN);
        revenue.pay(number, amount);
    }

    function holder(uint256 number) private pure returns (address) {
        return address(uint160(0x40 + number));
    }
}
