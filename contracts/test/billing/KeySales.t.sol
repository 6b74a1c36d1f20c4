// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessTerms} from "../../src/billing/IAccessTerms.sol";
import {IKeySales} from "../../src/billing/IKeySales.sol";
import {IDataRightsRegistry} from "../../src/rights/IDataRightsRegistry.sol";
import {IVault} from "../../src/token/IVault.sol";
import {BillingFixture} from "./BillingFixture.sol";

/// @title Keys against money, with capsules and deliveries that the Java side made (io.cess4j.proofs.sale.SaleVectors).
contract KeySalesTest is BillingFixture {
    address private constant SELLER = address(0x5e11e4);
    address private constant BUYER = address(0xb0b);
    uint96 private constant PRICE = 7 ether;

    string private _json;
    IDataRightsRegistry.Claim private _claim;

    function setUp() external {
        deployBilling();
        _json = vm.readFile("../offchain-workers/proofs/src/test/resources/sale-vectors.json");
        assertEq(vm.parseJsonUint(_json, ".chainId"), block.chainid);
        assertEq(address(uint160(uint256(bytes32(hexOf("keySales"))) >> 96)), KEY_SALES);
        openCertificate(SELLER, 1, 1);
        _claim.keyCommitment = bytes32(hexOf("commitment"));
        rights.put(1, _claim);
        fund(BUYER, 100 ether);
    }

    function test_theKeyAgainstTheMoney() external {
        uint256 sale = buy(offer("right"));
        vm.snapshotGasLastCall("billing", "KeySales.buy");
        assertEq(vault.balanceOf(BUYER), 100 ether - PRICE);
        deliver(sale, "right", "rightDelivery");
        vm.snapshotGasLastCall("billing", "KeySales.deliver");
        assertEq(revenue.inboxOf(1), 0, "held while the buyer may complain");
        uint40 due = keySales.saleOf(sale).due;
        vm.warp(due);
        vm.expectRevert(abi.encodeWithSelector(IKeySales.ComplaintOpen.selector, sale, due, due));
        keySales.collect(sale);
        vm.warp(due + 1);
        keySales.collect(sale);
        assertEq(revenue.inboxOf(1), PRICE);
        assertEq(vault.escrowOf(KEY_SALES), 0);
        expectState(sale, IKeySales.SaleState.Delivered, IKeySales.SaleState.Completed);
        keySales.collect(sale);
    }

    function test_aContentBuyerNeedNotWait() external {
        uint256 sale = bought("right", "rightDelivery");
        vm.expectRevert(abi.encodeWithSelector(IKeySales.OnlySaleBuyer.selector, sale, BUYER, SELLER));
        vm.prank(SELLER);
        keySales.accept(sale);
        vm.prank(BUYER);
        keySales.accept(sale);
        assertEq(revenue.inboxOf(1), PRICE);
    }

    function test_noDeliveryNoMoney() external {
        uint256 sale = buy(offer("right"));
        uint40 due = keySales.saleOf(sale).due;
        vm.warp(due);
        vm.expectRevert(abi.encodeWithSelector(IKeySales.RefundTooEarly.selector, sale, due, due));
        keySales.refund(sale);
        vm.warp(due + 1);
        bytes memory late = abi.encodeWithSelector(IKeySales.DeliveryTooLate.selector, sale, due, due + 1);
        refuseDelivery(late, sale, "right", "readerKey", hexOf("rightDelivery"));
        keySales.refund(sale);
        assertEq(vault.balanceOf(BUYER), 100 ether);
        expectState(sale, IKeySales.SaleState.Bought, IKeySales.SaleState.Refunded);
        keySales.refund(sale);
        expectState(sale, IKeySales.SaleState.Delivered, IKeySales.SaleState.Refunded);
        keySales.collect(sale);
    }

    function test_aDeliveryThatDoesNotGiveTheSecret() external {
        uint256 sale = buy(offer("right"));
        bytes memory rejected = abi.encodeWithSelector(IKeySales.DeliveryRejected.selector, sale);
        refuseDelivery(rejected, sale, "right", "readerKey", hexOf("wrongDelivery")); // S of another capsule
        refuseDelivery(rejected, sale, "right", "readerKey", hexOf("rightOther")); // for another buyer
        refuseDelivery(rejected, sale, "right", "readerKey", hexOf("rightCancelling")); // two errors that cancel out
        refuseDelivery(rejected, sale, "right", "readerKey", new bytes(512)); // infinity everywhere
        for (uint256 i; i < 512; i += 61) {
            bytes memory altered = hexOf("rightDelivery");
            altered[i] ^= 0x01;
            refuseDelivery(rejected, sale, "right", "readerKey", altered);
        }
        refuseDelivery(
            abi.encodeWithSelector(IKeySales.SaleCapsuleLength.selector, "delivery", 512, 511),
            sale,
            "right",
            "readerKey",
            new bytes(511)
        );
        vm.expectPartialRevert(IKeySales.SaleReaderKeyMismatch.selector);
        keySales.deliver(sale, capsule("right"), hexOf("otherReaderKey"), hexOf("rightOther"));
        vm.expectPartialRevert(IKeySales.SaleOfferMismatch.selector);
        keySales.deliver(sale, capsule("wrong"), hexOf("readerKey"), hexOf("wrongDelivery"));
        assertEq(uint256(keySales.saleOf(sale).state), uint256(IKeySales.SaleState.Bought), "nothing has happened");
        deliver(sale, "right", "rightDelivery");
        expectState(sale, IKeySales.SaleState.Bought, IKeySales.SaleState.Delivered);
        keySales.deliver(sale, capsule("right"), hexOf("readerKey"), hexOf("rightDelivery"));
    }

    function test_aWrongKeyGivesTheMoneyBack() external {
        bytes32 id = offer("wrong");
        uint256 delivered = buy(id);
        uint256 accepted = buy(id);
        uint256 waiting = buy(id);
        deliver(delivered, "wrong", "wrongDelivery");
        deliver(accepted, "wrong", "wrongDelivery");
        keySales.complain(delivered, capsule("wrong"), hexOf("wrongSecret"));
        vm.snapshotGasLastCall("billing", "KeySales.complain");
        assertEq(uint256(keySales.offerOf(id).state), uint256(IKeySales.OfferState.Refuted));
        // Everybody else's money comes back too, and no window is left to take it in.
        skip(30 * DAY);
        vm.expectRevert(
            abi.encodeWithSelector(
                IKeySales.KeyOfferStateWrong.selector, id, IKeySales.OfferState.Open, IKeySales.OfferState.Refuted
            )
        );
        keySales.collect(accepted);
        keySales.refund(accepted);
        keySales.refund(waiting);
        assertEq(vault.balanceOf(BUYER), 100 ether);
        assertEq(vault.escrowOf(KEY_SALES), 0);
        vm.expectPartialRevert(IKeySales.KeyOfferStateWrong.selector);
        buy(id);
    }

    function test_aComplaintWithoutReason() external {
        uint256 sale = bought("right", "rightDelivery");
        bytes32 commitment = bytes32(hexOf("commitment"));
        refuseComplaint(
            abi.encodeWithSelector(IKeySales.KeyIsRight.selector, sale, commitment), sale, "right", "rightSecret"
        );
        bytes memory wrong = abi.encodeWithSelector(IKeySales.ComplaintSecretWrong.selector, sale);
        refuseComplaint(wrong, sale, "right", "wrongSecret");
        refuseComplaint(wrong, sale, "right", "readerKey");
        vm.expectRevert(abi.encodeWithSelector(IKeySales.SaleCapsuleLength.selector, "secret", 128, 127));
        keySales.complain(sale, capsule("right"), new bytes(127));
        refuseComplaint(
            abi.encodeWithSelector(
                IKeySales.SaleOfferMismatch.selector,
                sale,
                keySales.idOf(capsule("right")),
                keySales.idOf(capsule("wrong"))
            ),
            sale,
            "wrong",
            "wrongSecret"
        );
    }

    function test_aComplaintOutOfTime() external {
        bytes32 id = offer("wrong");
        uint256 sale = buy(id);
        bytes memory early = abi.encodeWithSelector(
            IKeySales.SaleStateWrong.selector, sale, IKeySales.SaleState.Delivered, IKeySales.SaleState.Bought
        );
        refuseComplaint(early, sale, "wrong", "wrongSecret");
        deliver(sale, "wrong", "wrongDelivery");
        uint40 due = keySales.saleOf(sale).due;
        vm.warp(due + 1);
        bytes memory late = abi.encodeWithSelector(IKeySales.ComplaintTooLate.selector, sale, due, due + 1);
        refuseComplaint(late, sale, "wrong", "wrongSecret");
        keySales.collect(sale);
        assertEq(revenue.inboxOf(1), PRICE, "who does not look in time has bought it");
    }

    function test_aCapsuleOfAnotherCertificateUnsealsToNothing() external {
        openCertificate(SELLER, 2, 1);
        rights.put(2, _claim);
        IKeySales.Capsule memory moved = capsule("right");
        moved.certificate = 2;
        vm.prank(SELLER);
        bytes32 id = keySales.offer(moved, _claim, PRICE);
        uint256 sale = buy(id);
        keySales.deliver(sale, moved, hexOf("readerKey"), hexOf("rightDelivery"));
        keySales.complain(sale, moved, hexOf("rightSecret"));
        assertEq(vault.balanceOf(BUYER), 100 ether);
    }

    function test_onlyTheHolderOffersAndOnlyForItsClaim() external {
        vm.expectRevert(abi.encodeWithSelector(IKeySales.OnlyKeySeller.selector, 1, SELLER, BUYER));
        vm.prank(BUYER);
        keySales.offer(capsule("right"), _claim, PRICE);
        IDataRightsRegistry.Claim memory other = _claim;
        other.keyCommitment = keccak256("another key");
        vm.expectPartialRevert(IDataRightsRegistry.ClaimMismatch.selector);
        vm.prank(SELLER);
        keySales.offer(capsule("right"), other, PRICE);
        offer("right");
        vm.expectPartialRevert(IKeySales.KeyOfferStateWrong.selector);
        offer("right");
    }

    function test_malformedCapsules() external {
        IKeySales.Capsule memory bad = capsule("right");
        bad.point = new bytes(127);
        refuseOffer(abi.encodeWithSelector(IKeySales.SaleCapsuleLength.selector, "point", 128, 127), bad);
        bad = capsule("right");
        bad.labelKey = new bytes(255);
        refuseOffer(abi.encodeWithSelector(IKeySales.SaleCapsuleLength.selector, "labelKey", 256, 255), bad);
        uint16[4] memory sizes = [0, 31, 33, 34 * 32];
        for (uint256 i; i < 4; ++i) {
            bad = capsule("right");
            bad.sealedKeys = new bytes(sizes[i]);
            refuseOffer(
                abi.encodeWithSelector(IKeySales.SaleCapsuleLength.selector, "sealedKeys", 33 * 32, sizes[i]), bad
            );
        }
        bytes memory rejected = abi.encodeWithSelector(IKeySales.SaleCapsuleRejected.selector, "point or labelKey");
        bad = capsule("right");
        bad.point = new bytes(128);
        refuseOffer(rejected, bad);
        bad = capsule("right");
        bad.labelKey = new bytes(256);
        refuseOffer(rejected, bad);
        bad = capsule("right");
        bad.point[127] ^= 0x01; // off the curve
        refuseOffer(rejected, bad);
    }

    function test_aPriceRaisedInFrontOfABuyer() external {
        bytes32 id = offer("right");
        vm.prank(SELLER);
        keySales.reprice(id, PRICE + 1);
        vm.expectRevert(abi.encodeWithSelector(IKeySales.KeyPriceAbove.selector, PRICE, PRICE + 1));
        buy(id);
        vm.expectRevert(abi.encodeWithSelector(IKeySales.OnlyKeySeller.selector, 1, SELLER, BUYER));
        vm.prank(BUYER);
        keySales.reprice(id, 1);
    }

    function test_blockedBuyersAndStaleOffers() external {
        bytes32 id = offer("right");
        address[] memory accounts = new address[](1);
        accounts[0] = BUYER;
        vm.prank(SELLER);
        terms.setStanding(1, IAccessTerms.Standing.Blocked, accounts);
        vm.expectRevert(abi.encodeWithSelector(IKeySales.BuyerRefused.selector, 1, BUYER));
        buy(id);
        vm.prank(SELLER);
        terms.setStanding(1, IAccessTerms.Standing.None, accounts);
        vm.prank(SELLER);
        certificates.transferFrom(SELLER, address(0xd), 1);
        vm.expectRevert(abi.encodeWithSelector(IKeySales.KeyOfferStale.selector, id, SELLER, address(0xd)));
        buy(id);
        vm.expectRevert(abi.encodeWithSelector(IKeySales.OnlyKeySeller.selector, 1, SELLER, BUYER));
        vm.prank(BUYER);
        keySales.withdraw(id);
        vm.prank(address(0xd));
        keySales.withdraw(id);
        vm.expectPartialRevert(IKeySales.KeyOfferStateWrong.selector);
        buy(id);
    }

    function test_purchasesOutsideTheirBounds() external {
        bytes32 id = offer("right");
        bytes memory key = hexOf("readerKey");
        uint256 time = vm.getBlockTimestamp();
        uint256 latest = time + 7 * DAY;
        vm.startPrank(BUYER);
        vm.expectRevert(abi.encodeWithSelector(IKeySales.DeliveryOutOfRange.selector, time + 60, latest, time + 59));
        keySales.buy(id, PRICE, key, uint40(time + 59));
        vm.expectRevert(abi.encodeWithSelector(IKeySales.DeliveryOutOfRange.selector, time + 60, latest, latest + 1));
        keySales.buy(id, PRICE, key, uint40(latest + 1));
        vm.expectRevert(abi.encodeWithSelector(IKeySales.SaleCapsuleLength.selector, "readerKey", 128, 0));
        keySales.buy(id, PRICE, "", uint40(latest));
        vm.expectRevert(abi.encodeWithSelector(IKeySales.SaleCapsuleRejected.selector, "readerKey"));
        keySales.buy(id, PRICE, new bytes(128), uint40(latest)); // infinity: everybody could open the delivery
        key[127] ^= 0x01;
        vm.expectRevert(abi.encodeWithSelector(IKeySales.SaleCapsuleRejected.selector, "readerKey"));
        keySales.buy(id, PRICE, key, uint40(latest));
        vm.stopPrank();
        vm.expectRevert(abi.encodeWithSelector(IVault.BalanceTooLow.selector, address(0xf00), PRICE, 0));
        vm.prank(address(0xf00));
        keySales.buy(id, PRICE, hexOf("readerKey"), uint40(latest));
    }

    function test_aKeyForNothing() external {
        vm.prank(SELLER);
        bytes32 id = keySales.offer(capsule("right"), _claim, 0);
        uint256 sale = buy(id);
        deliver(sale, "right", "rightDelivery");
        vm.prank(BUYER);
        keySales.accept(sale);
        assertEq(revenue.inboxOf(1), 0);
    }

    function bought(string memory name, string memory delivery) private returns (uint256 sale) {
        sale = buy(offer(name));
        deliver(sale, name, delivery);
    }

    function offer(string memory name) private returns (bytes32) {
        IKeySales.Capsule memory one = capsule(name);
        vm.prank(SELLER);
        return keySales.offer(one, _claim, PRICE);
    }

    function buy(bytes32 id) private returns (uint256) {
        bytes memory key = hexOf("readerKey");
        uint40 deadline = uint40(vm.getBlockTimestamp() + DAY);
        vm.prank(BUYER);
        return keySales.buy(id, PRICE, key, deadline);
    }

    function deliver(uint256 sale, string memory name, string memory delivery) private {
        keySales.deliver(sale, capsule(name), hexOf("readerKey"), hexOf(delivery));
    }

    function refuseDelivery(
        bytes memory error,
        uint256 sale,
        string memory name,
        string memory key,
        bytes memory delivery
    ) private {
        (IKeySales.Capsule memory one, bytes memory readerKey) = (capsule(name), hexOf(key));
        vm.expectRevert(error);
        keySales.deliver(sale, one, readerKey, delivery);
    }

    function refuseComplaint(bytes memory error, uint256 sale, string memory name, string memory secret) private {
        (IKeySales.Capsule memory one, bytes memory point) = (capsule(name), hexOf(secret));
        vm.expectRevert(error);
        keySales.complain(sale, one, point);
    }

    function refuseOffer(bytes memory error, IKeySales.Capsule memory bad) private {
        vm.expectRevert(error);
        vm.prank(SELLER);
        keySales.offer(bad, _claim, PRICE);
    }

    function expectState(uint256 sale, IKeySales.SaleState expected, IKeySales.SaleState actual) private {
        vm.expectRevert(abi.encodeWithSelector(IKeySales.SaleStateWrong.selector, sale, expected, actual));
    }

    function capsule(string memory name) private view returns (IKeySales.Capsule memory) {
        return IKeySales.Capsule({
            certificate: 1,
            point: hexOf(string.concat(name, "Point")),
            labelKey: hexOf(string.concat(name, "LabelKey")),
            sealedKeys: hexOf(string.concat(name, "SealedKeys"))
        });
    }

    function hexOf(string memory name) private view returns (bytes memory) {
        return vm.parseJsonBytes(_json, string.concat(".", name));
    }
}
