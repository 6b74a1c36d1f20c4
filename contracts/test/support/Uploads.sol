// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOrders} from "../../src/market/IOrders.sol";
import {IDeals} from "../../src/storage/IDeals.sol";
import {Segments} from "../../src/storage/Segments.sol";
import {Miners} from "./Miners.sol";
import {Signatures} from "./Signatures.sol";

/// @title The three transactions of an upload with everything signed by those who have to.
abstract contract Uploads is Miners {
    address internal constant GATEWAY = address(0x6a7e);

    function termsOf(uint32 size, uint8 k, uint8 n, uint16 termDays) internal view returns (IOrders.Terms memory) {
        return IOrders.Terms({
            size: size,
            k: k,
            n: n,
            termDays: termDays,
            regions: 0xffff,
            gateway: GATEWAY,
            price: uint128(orders.price())
        });
    }

    /// @notice What the gateway sends for a drawn order: n reports and the TEE worker's signature over all tags.
    function activationOf(uint32 id) internal view returns (IDeals.Activation memory activation) {
        IOrders.Order memory order = orders.order(id);
        activation.deal = id;
        activation.root = keccak256(abi.encode("root", id));
        activation.fid = keccak256(abi.encode("fid", id));
        activation.size = order.size;
        activation.sectors = uint32(Segments.sectorsFor(order.size, order.k));
        bytes32 domain = deals.domainSeparator();
        uint128[] memory nus = new uint128[](order.n);
        for (uint256 i = 0; i < order.n; i++) {
            nus[i] = nuOf(id, i, order.miners[i]);
            activation.reports = bytes.concat(
                activation.reports,
                Signatures.report(domain, reportKey(order.miners[i]), activation, i, order.miners[i], nus[i])
            );
        }
        activation.tags =
            Signatures.tags(domain, workerSigningKey(order.tiKey & 3), activation, order.tiKey, order.miners, nus);
    }

    /// @notice Holding numbers of a deal, in slot order, found on chain (a client reads them from DealActivated
    /// and SlotMoved); 0 for empty slots.
    function holdingsOf(uint32 id) internal view returns (uint32[] memory numbers) {
        IDeals.Deal memory deal = deals.deal(id);
        uint8 group = uint8(deal.tiKey & 3);
        numbers = new uint32[](deal.n);
        for (uint256 i = 0; i < deal.n; i++) {
            if (deal.miners[i] == 0) continue;
            // the newest: a slot may come back to a miner that had it before
            numbers[i] = deals.buckets(deal.miners[i])[group].holdings - 1;
            while (deals.holding(deal.miners[i], group, numbers[i]).deal != id) numbers[i]--;
        }
    }

    function nuOf(uint32 id, uint256 slot, uint32 miner) internal pure returns (uint128) {
        return uint128(uint256(keccak256(abi.encode("nu", id, slot, miner))));
    }
}
