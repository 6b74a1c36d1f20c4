// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IPreviews} from "../../src/trade/IPreviews.sol";
import {BillingFixture} from "../billing/BillingFixture.sol";

/// @title Previews are the holder's word, and nobody else's.
contract PreviewsTest is BillingFixture {
    address private constant SELLER = address(0x5e11e4);
    address private constant BUYER = address(0xb0b);
    uint256 private constant WORK = 1;
    bytes32 private constant FID = keccak256("a small picture");

    function setUp() external {
        deployBilling();
        mint(SELLER, WORK, 0);
    }

    function test_theHolderNamesAndTakesBack() external {
        vm.startPrank(SELLER);
        vm.expectEmit(address(previews));
        emit IPreviews.PreviewChanged(WORK, FID);
        previews.setPreview(WORK, FID);
        vm.snapshotGasLastCall("trade", "Previews.setPreview");
        assertEq(previews.previewOf(WORK), FID);
        previews.setPreview(WORK, 0);
        assertEq(previews.previewOf(WORK), 0);
    }

    function testFuzz_nobodyElse(address stranger) external {
        vm.assume(stranger != SELLER);
        vm.expectRevert(abi.encodeWithSelector(IPreviews.OnlyPreviewHolder.selector, WORK, SELLER, stranger));
        vm.prank(stranger);
        previews.setPreview(WORK, FID);
        assertEq(previews.previewOf(WORK), 0);
    }

    function test_anUnknownCertificateHasNone() external {
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, 99));
        previews.setPreview(99, FID);
        assertEq(previews.previewOf(99), 0);
    }

    /// @notice Bidders go on seeing what they saw.
    function test_itStaysWhileTheCertificateIsAuctioned() external {
        vm.startPrank(SELLER);
        previews.setPreview(WORK, FID);
        certificates.approve(address(auctions), WORK);
        auctions.start(WORK, 1_000, 1 days);
        vm.expectRevert(abi.encodeWithSelector(IPreviews.OnlyPreviewHolder.selector, WORK, address(auctions), SELLER));
        previews.setPreview(WORK, 0);
        assertEq(previews.previewOf(WORK), FID);
    }

    function test_itGoesOnWithTheCertificate() external {
        vm.startPrank(SELLER);
        previews.setPreview(WORK, FID);
        certificates.transferFrom(SELLER, BUYER, WORK);
        assertEq(previews.previewOf(WORK), FID);
        vm.expectRevert(abi.encodeWithSelector(IPreviews.OnlyPreviewHolder.selector, WORK, BUYER, SELLER));
        previews.setPreview(WORK, 0);
    }
}
