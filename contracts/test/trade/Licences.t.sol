// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessTerms} from "../../src/billing/IAccessTerms.sol";
import {IVault} from "../../src/token/IVault.sol";
import {ILicences} from "../../src/trade/ILicences.sol";
import {BillingFixture} from "../billing/BillingFixture.sol";

/// @title Licences: text by its hash, seats, terms, prices.
contract LicencesTest is BillingFixture {
    address private constant HOLDER = address(0xa11ce);
    address private constant LICENSEE = address(0xb0b);
    uint256 private constant WORK = 2;
    bytes32 private constant TEXT = keccak256("You may print it.");
    uint96 private constant PRICE = 1_000;

    function setUp() external {
        deployBilling();
        mint(address(0xa), 1, 0);
        mint(HOLDER, WORK, 0);
        fund(LICENSEE, 1 ether);
    }

    function test_aSeatForATerm() external {
        lineage.put(WORK, 1, 2_000);
        uint64 offering = offer(2, 30 days);
        uint256 until = vm.getBlockTimestamp() + 30 days;
        uint64 licence = buy(offering, PRICE);
        vm.snapshotGasLastCall("trade", "Licences.buy");
        assertEq(licences.licenceOf(licence).until, until);
        assertEq(licences.licenceOf(licence).licensee, LICENSEE);
        assertEq(licences.licensedUntil(WORK, TEXT, LICENSEE), until);
        assertEq(licences.licensedUntil(WORK, keccak256("another"), LICENSEE), 0);
        assertEq(licences.licensedUntil(1, TEXT, LICENSEE), 0);
        revenue.claim(WORK);
        assertEq(vault.balanceOf(HOLDER), 800);
        assertEq(revenue.inboxOf(1), 200);
        buy(offering, PRICE);
        vm.expectRevert(abi.encodeWithSelector(ILicences.SeatsSold.selector, offering));
        buy(offering, PRICE);
    }

    function test_forEver() external {
        uint64 offering = offer(1, 0);
        buy(offering, PRICE);
        assertEq(licences.licensedUntil(WORK, TEXT, LICENSEE), type(uint40).max);
        vm.prank(HOLDER); // whoever holds the certificate later
        certificates.transferFrom(HOLDER, address(0xd), WORK);
        assertEq(licences.licensedUntil(WORK, TEXT, LICENSEE), type(uint40).max);
    }

    function test_whatALicenseeReadIsWhatItGets() external {
        uint64 offering = offer(5, 0);
        vm.expectRevert(abi.encodeWithSelector(ILicences.LicenceTextMismatch.selector, TEXT, keccak256("another")));
        vm.prank(LICENSEE);
        licences.buy(offering, keccak256("another"), PRICE);
        vm.prank(HOLDER);
        licences.reprice(offering, PRICE + 1);
        vm.expectRevert(abi.encodeWithSelector(ILicences.LicencePriceAbove.selector, PRICE, PRICE + 1));
        buy(offering, PRICE);
        vm.expectRevert(abi.encodeWithSelector(ILicences.OnlyLicensor.selector, WORK, HOLDER, LICENSEE));
        vm.prank(LICENSEE);
        licences.reprice(offering, 1);
    }

    function test_refusedStaleWithdrawnUnknown() external {
        uint64 offering = offer(5, 0);
        address[] memory accounts = new address[](1);
        accounts[0] = LICENSEE;
        vm.prank(HOLDER);
        terms.setStanding(WORK, IAccessTerms.Standing.Blocked, accounts);
        vm.expectRevert(abi.encodeWithSelector(ILicences.LicenseeRefused.selector, WORK, LICENSEE));
        buy(offering, PRICE);
        vm.prank(HOLDER);
        terms.setStanding(WORK, IAccessTerms.Standing.None, accounts);
        vm.expectRevert(abi.encodeWithSelector(ILicences.OnlyLicensor.selector, WORK, HOLDER, LICENSEE));
        vm.prank(LICENSEE);
        licences.withdraw(offering);
        vm.prank(HOLDER);
        certificates.transferFrom(HOLDER, address(0xd), WORK);
        vm.expectRevert(abi.encodeWithSelector(ILicences.OfferingStale.selector, offering, HOLDER, address(0xd)));
        buy(offering, PRICE);
        vm.prank(address(0xd));
        licences.withdraw(offering);
        assertEq(licences.offeringOf(offering).seats, 0);
        vm.expectRevert(abi.encodeWithSelector(ILicences.OfferingUnknown.selector, 99));
        buy(99, PRICE);
    }

    function test_offeringsOutsideTheirBounds() external {
        vm.expectRevert(abi.encodeWithSelector(ILicences.OnlyLicensor.selector, WORK, HOLDER, LICENSEE));
        vm.prank(LICENSEE);
        licences.offer(WORK, TEXT, PRICE, 1, 0);
        vm.startPrank(HOLDER);
        vm.expectRevert(ILicences.LicenceTextMissing.selector);
        licences.offer(WORK, 0, PRICE, 1, 0);
        vm.expectRevert(abi.encodeWithSelector(ILicences.SeatsOutOfRange.selector, 1, type(uint32).max, 0));
        licences.offer(WORK, TEXT, PRICE, 0, 0);
        vm.expectPartialRevert(ILicences.LicenceTermTooLong.selector);
        licences.offer(WORK, TEXT, PRICE, 1, type(uint40).max);
        vm.stopPrank();
        uint64 offering = offer(1, 0);
        vm.expectRevert(abi.encodeWithSelector(IVault.BalanceTooLow.selector, address(0xf00), PRICE, 0));
        vm.prank(address(0xf00));
        licences.buy(offering, TEXT, PRICE);
        assertEq(licences.licenceCount(), 0);
    }

    function offer(uint32 seats, uint40 term) private returns (uint64) {
        vm.prank(HOLDER);
        return licences.offer(WORK, TEXT, PRICE, seats, term);
    }

    function buy(uint64 offering, uint256 maximum) private returns (uint64) {
        vm.prank(LICENSEE);
        return licences.buy(offering, TEXT, maximum);
    }
}
