// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Deploy} from "../../support/Deploy.sol";
import {Directory} from "../../../src/governance/Directory.sol";
import {INetworkParameters} from "../../../src/governance/INetworkParameters.sol";
import {NetworkParameters} from "../../../src/governance/NetworkParameters.sol";
import {IOrders} from "../../../src/market/IOrders.sol";
import {Deals} from "../../../src/storage/Deals.sol";
import {IDeals} from "../../../src/storage/IDeals.sol";
import {Segments} from "../../../src/storage/Segments.sol";
import {Profile} from "../../support/Profile.sol";
import {Test} from "../../support/Test.sol";
import {OrdersDouble, RegistryDouble, TeeRegistryDouble, VaultDouble} from "./Doubles.sol";

/// @title Deals with doubles for its neighbours; miners, a TEE worker and a client that sign for real.
abstract contract StorageFixture is Test {
    uint256 internal constant GENESIS = 1_700_000_000;
    uint256 internal constant DAY = 86_400;
    uint256 internal constant WORKER_KEY = 77;
    uint16 internal constant WORKER = 5;
    uint16 internal constant TI_KEY = 4;
    uint256 internal constant CLIENT_KEY = 99;
    uint32 internal constant SIZE = 8 << 20;
    uint80 internal constant RATE = 1e15 + 7;
    address internal constant GOVERNOR = address(0x60);

    bytes32 internal constant REPORT =
        keccak256("Report(uint32 deal,uint8 index,uint32 miner,bytes16 nu,uint32 sectors,bytes32 root)");
    bytes32 internal constant TAGS =
        keccak256("Tags(uint32 deal,uint16 tiKey,uint32 sectors,bytes32 fid,bytes32 root,bytes32 miners,bytes32 nus)");
    bytes32 internal constant REMOVAL = keccak256("Removal(uint32 deal,uint256 deadline)");

    NetworkParameters internal parameters;
    Directory internal directory;
    VaultDouble internal vault;
    OrdersDouble internal orders;
    RegistryDouble internal registry;
    TeeRegistryDouble internal teeRegistry;
    Deals internal deals;
    address internal client;
    uint32 internal nextDeal = 1;

    /// @param names of the contracts that this fixture does not know, `addresses` theirs
    function _build(bytes32[] memory names, address[] memory addresses) internal {
        vm.warp(GENESIS + 100 * DAY + 10);
        client = vm.addr(CLIENT_KEY);
        parameters = NetworkParameters(
            Deploy.create(
                "NetworkParameters",
                abi.encode("test", Profile.constants("test", GENESIS), Profile.values("test"), GOVERNOR)
            )
        );
        vault = new VaultDouble();
        registry = new RegistryDouble();
        teeRegistry = new TeeRegistryDouble();
        uint256 nonce = vm.getNonce(address(this));
        address dealsAt = vm.computeCreateAddress(address(this), nonce + 2);
        orders = new OrdersDouble(vault, dealsAt);
        directory =
            Directory(Deploy.create("Directory", abi.encode(_names(names), _addresses(addresses, dealsAt), GOVERNOR)));
        deals = Deals(Deploy.create("Deals", abi.encode(directory)));
        assertEq(address(deals), dealsAt);
        teeRegistry.put(WORKER, vm.addr(WORKER_KEY));
        for (uint32 miner = 1; miner <= 64; ++miner) {
            registry.put(miner, vm.addr(1000 + miner));
        }
    }

    function _goTo(uint256 day) internal {
        vm.warp(GENESIS + day * DAY + 10);
    }

    function _today() internal view returns (uint256) {
        return (vm.getBlockTimestamp() - GENESIS) / DAY;
    }

    function _miners(uint256 n, uint32 first) internal pure returns (uint32[] memory miners) {
        miners = new uint32[](n);
        for (uint32 i; i < n; ++i) {
            miners[i] = first + i;
        }
    }

    /// @return order drawn and ready to be activated
    function _order(uint32[] memory miners, uint8 k, uint256 endDay) internal returns (IOrders.Order memory order) {
        order.id = nextDeal++;
        order.owner = client;
        order.state = IOrders.OrderState.Drawn;
        order.k = k;
        order.n = uint8(miners.length);
        order.endDay = uint16(endDay);
        order.worker = WORKER;
        order.tiKey = TI_KEY;
        order.size = 1 << 30;
        order.rate = RATE;
        order.miners = miners;
        orders.put(order);
    }

    function _nu(uint32 deal, uint256 slot) internal pure returns (uint128) {
        return uint128(uint256(keccak256(abi.encode("nu", deal, slot)))) | 1;
    }

    /// @return activation with every signature it needs
    function _activation(IOrders.Order memory order, uint32 size)
        internal
        view
        returns (IDeals.Activation memory activation)
    {
        activation.deal = order.id;
        activation.root = keccak256(abi.encode("root", order.id));
        activation.fid = keccak256(abi.encode("fid", order.id));
        activation.size = size;
        activation.sectors = uint32(Segments.sectorsFor(size, order.k));
        for (uint256 slot; slot < order.n; ++slot) {
            activation.reports = bytes.concat(activation.reports, _report(activation, slot, order.miners[slot]));
        }
        _signTags(activation, order, WORKER_KEY);
    }

    function _report(IDeals.Activation memory activation, uint256 slot, uint32 miner)
        internal
        view
        returns (bytes memory)
    {
        bytes16 nu = bytes16(_nu(activation.deal, slot));
        bytes32 hash = keccak256(
            abi.encode(REPORT, activation.deal, slot, uint256(miner), nu, activation.sectors, activation.root)
        );
        (bytes32 r, bytes32 vs) = vm.signCompact(1000 + miner, _digest(hash));
        return abi.encodePacked(nu, r, vs);
    }

    /// @dev Signs whatever nus stand in the reports.
    function _signTags(IDeals.Activation memory activation, IOrders.Order memory order, uint256 key) internal view {
        bytes memory miners;
        bytes memory nus;
        for (uint256 slot; slot < order.miners.length; ++slot) {
            miners = abi.encodePacked(miners, order.miners[slot]);
            for (uint256 i; i < 16; ++i) {
                nus = abi.encodePacked(nus, activation.reports[80 * slot + i]);
            }
        }
        bytes32 hash = keccak256(
            abi.encode(
                TAGS,
                activation.deal,
                order.tiKey,
                activation.sectors,
                activation.fid,
                activation.root,
                keccak256(miners),
                keccak256(nus)
            )
        );
        (bytes32 r, bytes32 vs) = vm.signCompact(key, _digest(hash));
        activation.tags = abi.encodePacked(r, vs);
    }

    function _digest(bytes32 structHash) internal view returns (bytes32) {
        return keccak256(abi.encodePacked(hex"1901", deals.domainSeparator(), structHash));
    }

    /// @return deal that starts tomorrow and ends on `endDay`
    function _activate(uint32[] memory miners, uint8 k, uint32 size, uint256 endDay) internal returns (uint32 deal) {
        IOrders.Order memory order = _order(miners, k, endDay);
        deals.activate(_activation(order, size));
        return order.id;
    }

    function _remove(uint32 deal, uint32[] memory holdings) internal {
        vm.prank(client);
        deals.remove(deal, holdings, 0, "");
    }

    /// @return the first week boundary at or after `day`
    function _weekEnd(uint256 day) internal pure returns (uint256) {
        return (day + 6) / 7 * 7;
    }

    function _names(bytes32[] memory more) private pure returns (bytes32[] memory all) {
        all = new bytes32[](7 + more.length);
        all[0] = "NetworkParameters";
        all[1] = "Vault";
        all[2] = "Orders";
        all[3] = "MinerRegistry";
        all[4] = "TeeRegistry";
        all[5] = "Deals";
        all[6] = "Repair";
        for (uint256 i; i < more.length; ++i) {
            all[7 + i] = more[i];
        }
    }

    function _addresses(address[] memory more, address dealsAt) private view returns (address[] memory all) {
        all = new address[](7 + more.length);
        all[0] = address(parameters);
        all[1] = address(vault);
        all[2] = address(orders);
        all[3] = address(registry);
        all[4] = address(teeRegistry);
        all[5] = dealsAt;
        all[6] = address(this); // tests move slots themselves
        for (uint256 i; i < more.length; ++i) {
            all[7 + i] = more[i];
        }
    }
}
