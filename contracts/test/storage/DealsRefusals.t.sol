// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOrders} from "../../src/market/IOrders.sol";
import {IDeals} from "../../src/storage/IDeals.sol";
import {DealsFixture} from "./support/DealsFixture.sol";

/// @notice What an activation must refuse: every field is signed by somebody, and no signature serves elsewhere.
contract DealsRefusalsTest is DealsFixture {
    uint256 private constant CURVE_ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;

    IOrders.Order private _drawn;
    IDeals.Activation private _good;

    function setUp() public override {
        super.setUp();
        _drawn = _order(_miners(6, 1), 4, 140);
        _good = _activation(_drawn, SIZE);
    }

    function test_TheGoodOnePasses() public {
        deals.activate(_good);
    }

    function test_RefusesASecondActivation() public {
        deals.activate(_good);
        vm.expectRevert(
            abi.encodeWithSelector(
                IOrders.OrderStateWrong.selector, _good.deal, IOrders.OrderState.Drawn, IOrders.OrderState.Active
            )
        );
        deals.activate(_good);
    }

    function test_RefusesAnOrderWhoseTermWouldEndBeforeItStarts() public {
        _goTo(139);
        vm.expectRevert(abi.encodeWithSelector(IDeals.TermEnded.selector, _good.deal, uint16(140)));
        deals.activate(_good);
    }

    function test_RefusesSizesOutsideTheOrder() public {
        IDeals.Activation memory activation = _activation(_drawn, 0);
        vm.expectRevert(abi.encodeWithSelector(IDeals.SizeMismatch.selector, 1 << 30, 0));
        deals.activate(activation);
        _drawn.size = SIZE - 1;
        orders.put(_drawn);
        vm.expectRevert(abi.encodeWithSelector(IDeals.SizeMismatch.selector, SIZE - 1, SIZE));
        deals.activate(_good);
    }

    function test_RefusesSectorsThatDoNotFollowFromTheSize() public {
        IDeals.Activation memory activation = _good;
        uint32 sectors = activation.sectors;
        activation.sectors = sectors - 1;
        vm.expectRevert(abi.encodeWithSelector(IDeals.SectorsMismatch.selector, sectors, sectors - 1));
        deals.activate(activation);
    }

    function test_RefusesReportsOfAnotherLength() public {
        IDeals.Activation memory activation = _good;
        activation.reports = bytes.concat(activation.reports, hex"00");
        vm.expectRevert(abi.encodeWithSelector(IDeals.ReportsLength.selector, 480, 481));
        deals.activate(activation);
        activation = _good;
        activation.tags = bytes.concat(activation.tags, hex"00");
        vm.expectRevert(abi.encodeWithSelector(IDeals.ReportsLength.selector, 64, 65));
        deals.activate(activation);
    }

    function test_RefusesAMissingNu() public {
        IDeals.Activation memory activation = _good;
        for (uint256 i; i < 16; ++i) {
            activation.reports[80 + i] = 0;
        }
        vm.expectRevert(abi.encodeWithSelector(IDeals.NuMissing.selector, 2));
        deals.activate(activation);
    }

    function test_RefusesAReportOfAnotherDeal() public {
        IDeals.Activation memory other = _activation(_order(_miners(6, 1), 4, 140), SIZE);
        IDeals.Activation memory activation = _good;
        activation.reports = other.reports;
        vm.expectPartialRevert(IDeals.ReportRejected.selector);
        deals.activate(activation);
    }

    function test_RefusesAReportOfAnotherSlot() public {
        IDeals.Activation memory activation = _good;
        // miner 3's own signature, but made for slot 5
        _put(activation, 2, _report(activation, 5, 3));
        _signTags(activation, _drawn, WORKER_KEY);
        vm.expectPartialRevert(IDeals.ReportRejected.selector);
        deals.activate(activation);
    }

    function test_RefusesAReportOfAMinerThatWasNotDrawn() public {
        IDeals.Activation memory activation = _good;
        _put(activation, 2, _report(activation, 2, 9));
        vm.expectPartialRevert(IDeals.ReportRejected.selector);
        deals.activate(activation);
    }

    function test_RefusesSignaturesOfAnotherChain() public {
        vm.chainId(4711);
        vm.expectPartialRevert(IDeals.ReportRejected.selector);
        deals.activate(_good);
        // signed for the fork, they are good there: the separator follows the chain id
        deals.activate(_activation(_drawn, SIZE));
    }

    function test_RefusesAnotherRootOrFid() public {
        IDeals.Activation memory activation = _good;
        activation.root = keccak256("another");
        vm.expectPartialRevert(IDeals.ReportRejected.selector);
        deals.activate(activation);
        activation = _good;
        activation.fid = keccak256("another");
        vm.expectPartialRevert(IDeals.TagsRejected.selector);
        deals.activate(activation);
    }

    function test_RefusesSwappedNus() public {
        IDeals.Activation memory activation = _good;
        for (uint256 i; i < 16; ++i) {
            (activation.reports[i], activation.reports[80 + i]) = (activation.reports[80 + i], activation.reports[i]);
        }
        vm.expectPartialRevert(IDeals.ReportRejected.selector);
        deals.activate(activation);
    }

    /// @dev Both miners collude and sign each other's nu: the TEE worker's signature has them in slot order.
    function test_RefusesSwappedNusThatMinersSigned() public {
        IDeals.Activation memory activation = _good;
        bytes16 first = bytes16(_nu(activation.deal, 0));
        bytes16 second = bytes16(_nu(activation.deal, 1));
        _put(activation, 0, _reportOf(activation, 0, 1, second));
        _put(activation, 1, _reportOf(activation, 1, 2, first));
        vm.expectPartialRevert(IDeals.TagsRejected.selector);
        deals.activate(activation);
    }

    /// @dev One TEE signature over a nu cannot back two holdings: neither in another slot nor in another deal.
    function test_RefusesOneTagSignatureForTwoHoldings() public {
        IDeals.Activation memory activation = _good;
        bytes16 first = bytes16(_nu(activation.deal, 0));
        _put(activation, 1, _reportOf(activation, 1, 2, first));
        vm.expectPartialRevert(IDeals.TagsRejected.selector);
        deals.activate(activation);

        IDeals.Activation memory other = _activation(_order(_miners(6, 1), 4, 140), SIZE);
        for (uint256 slot; slot < 6; ++slot) {
            _put(other, slot, _reportOf(other, slot, uint32(slot + 1), bytes16(_nu(_good.deal, slot))));
        }
        other.tags = _good.tags;
        vm.expectPartialRevert(IDeals.TagsRejected.selector);
        deals.activate(other);
    }

    function test_RefusesAWorkerThatWasNotDrawn() public {
        IDeals.Activation memory activation = _good;
        teeRegistry.put(6, vm.addr(78));
        _signTags(activation, _drawn, 78);
        vm.expectRevert(abi.encodeWithSelector(IDeals.TagsRejected.selector, WORKER, vm.addr(WORKER_KEY), vm.addr(78)));
        deals.activate(activation);
    }

    function test_RefusesARetiredWorkerWithoutSigner() public {
        teeRegistry.put(WORKER, address(0));
        IDeals.Activation memory activation = _good;
        activation.tags = new bytes(64); // recovers to nobody
        vm.expectRevert(abi.encodeWithSelector(IDeals.TagsRejected.selector, WORKER, address(0), address(0)));
        deals.activate(activation);
    }

    function test_RefusesMalleableSignatures() public {
        IDeals.Activation memory activation = _good;
        // (r, n - s) with the other parity would recover the same signer; EIP-2098 has no room for it with s in the upper
        // half, so it reads as another s and parity
        bytes32 vs;
        bytes memory reports = activation.reports;
        assembly {
            vs := mload(add(reports, 80))
        }
        uint256 s = uint256(vs) & (type(uint256).max >> 1);
        bytes32 high = bytes32(CURVE_ORDER - s);
        for (uint256 i; i < 32; ++i) {
            activation.reports[48 + i] = high[i];
        }
        vm.expectPartialRevert(IDeals.ReportRejected.selector);
        deals.activate(activation);
    }

    function test_RefusesAnotherTiKeyInTheSameBucket() public {
        deals.activate(_good);
        IOrders.Order memory order = _order(_miners(6, 1), 4, 140);
        order.tiKey = TI_KEY + 4;
        orders.put(order);
        IDeals.Activation memory activation = _activation(order, SIZE);
        vm.expectRevert(abi.encodeWithSelector(IDeals.BucketHoldsOtherKey.selector, 1, TI_KEY, TI_KEY + 4));
        deals.activate(activation);
    }

    function test_AnotherGroupHasItsOwnBucket() public {
        deals.activate(_good);
        IOrders.Order memory order = _order(_miners(6, 1), 4, 140);
        order.tiKey = TI_KEY + 3;
        orders.put(order);
        deals.activate(_activation(order, SIZE));
        assertEq(deals.buckets(1)[0].holdings, 1);
        assertEq(deals.buckets(1)[3].holdings, 1);
        assertEq(deals.buckets(1)[3].tiKey, TI_KEY + 3);
        assertEq(deals.holding(1, 3, 0).start, 0);
    }

    function testFuzz_AnyFlippedBitIsRefused(uint256 bit) public {
        IDeals.Activation memory activation = _good;
        uint256 reportBits = 8 * activation.reports.length;
        bit = bound(bit, 0, reportBits + 8 * 64 - 1);
        if (bit < reportBits) activation.reports[bit >> 3] ^= bytes1(uint8(1 << (bit & 7)));
        else activation.tags[(bit - reportBits) >> 3] ^= bytes1(uint8(1 << (bit & 7)));
        vm.expectRevert();
        deals.activate(activation);
    }

    function _put(IDeals.Activation memory activation, uint256 slot, bytes memory report) private pure {
        for (uint256 i; i < 80; ++i) {
            activation.reports[80 * slot + i] = report[i];
        }
    }

    function _reportOf(IDeals.Activation memory activation, uint256 slot, uint32 miner, bytes16 nu)
        private
        view
        returns (bytes memory)
    {
        bytes32 hash = keccak256(
            abi.encode(REPORT, activation.deal, slot, uint256(miner), nu, activation.sectors, activation.root)
        );
        (bytes32 r, bytes32 vs) = vm.signCompact(1000 + miner, _digest(hash));
        return abi.encodePacked(nu, r, vs);
    }
}
