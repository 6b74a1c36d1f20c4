// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IShareGrants} from "../../src/sharing/IShareGrants.sol";
import {Test} from "../support/Test.sol";
import {SharingFixture} from "./SharingFixture.sol";

/// @title Owners, readers and strangers who grant, revoke, rotate, retire and let time pass at random; remembers what may never
/// change.
contract SharingActors is SharingFixture {
    uint256 private constant ACTORS = 4;

    address[ACTORS] private _actors;
    bytes32[] public made;
    mapping(bytes32 id => IShareGrants.Terms) private _terms;
    mapping(bytes32 id => address) private _owners;
    mapping(bytes32 id => uint32) private _epochs;
    mapping(bytes32 id => bytes32) private _digests;
    mapping(bytes32 id => bool) private _revoked;
    mapping(address owner => uint32) private _highest;
    bool public stolen;
    bool public revived;
    bool public epochFell;
    bool public digestChanged;
    uint256 public revocations;

    constructor() {
        deploySharing();
        _actors = [alice, bob, makeAddress("carol"), makeAddress("mallory")];
    }

    function count() external view returns (uint256) {
        return made.length;
    }

    function grant(uint256 actor, uint256 lifetime, uint256 proxyCount, bytes32 salt) external {
        address owner = _actors[bound(actor, 0, ACTORS - 1)];
        uint256 total = bound(proxyCount, 1, PROXIES);
        IShareGrants.Terms memory terms = termsOf(salt, total, uint8(bound(proxyCount, 1, total)));
        terms.until = uint64(vm.getBlockTimestamp() + bound(lifetime, 1, 1_000));
        terms.labelKey = _keyOf(owner);
        bytes32 id = grants.idOf(owner, salt);
        vm.prank(owner);
        try grants.grant(terms, file()) {
            if (_owners[id] != address(0)) digestChanged = true; // a second grant under one id
            made.push(id);
            _terms[id] = terms;
            _owners[id] = owner;
            (_epochs[id],) = grants.labelOf(owner, terms.label);
            _digests[id] = grants.grantOf(id).digest;
        } catch {}
        _check();
    }

    function revoke(uint256 actor, uint256 which, bool own) external {
        if (made.length == 0) return;
        bytes32 id = made[which % made.length];
        address caller = own ? _owners[id] : _actors[bound(actor, 0, ACTORS - 1)];
        IShareGrants.Description memory description = describe(id, _terms[id], _epochs[id]);
        bytes memory next = _next(_owners[id]);
        vm.prank(caller);
        try grants.revoke(description, next) {
            if (caller != _owners[id] || _revoked[id]) stolen = true;
            _revoked[id] = true;
            ++revocations;
        } catch {}
        _check();
    }

    function rotate(uint256 actor) external {
        address owner = _actors[bound(actor, 0, ACTORS - 1)];
        bytes memory next = _next(owner);
        bytes32 label = word("label");
        vm.prank(owner);
        try grants.rotate(label, next) {} catch {}
        _check();
    }

    function replaceReaderKey(bool first) external {
        bytes memory key = point(first ? "readerKey" : "ephemeral");
        vm.prank(bob);
        try readerKeys.register(key) {} catch {}
        _check();
    }

    function leaveOrJoin(uint256 which, bool leaves) external {
        address proxy = proxyAccounts[which % PROXIES];
        bytes memory key = point("readerKey");
        vm.startPrank(proxy);
        if (!leaves) proxies.register(key, "http://127.0.0.1:1");
        else try proxies.retire() {} catch {}
        vm.stopPrank();
        _check();
    }

    function pass(uint256 time) external {
        vm.warp(vm.getBlockTimestamp() + bound(time, 1, 300));
        _check();
    }

    function _check() private {
        for (uint256 i; i < made.length; ++i) {
            bytes32 id = made[i];
            bool live = !_revoked[id] && vm.getBlockTimestamp() < _terms[id].until;
            if (grants.isLive(id) != live) revived = true;
            IShareGrants.Grant memory known = grants.grantOf(id);
            if (known.digest != _digests[id] || known.owner != _owners[id]) digestChanged = true;
        }
        for (uint256 i; i < ACTORS; ++i) {
            (uint32 epoch,) = grants.labelOf(_actors[i], word("label"));
            if (epoch < _highest[_actors[i]]) epochFell = true;
            _highest[_actors[i]] = epoch;
        }
    }

    /// @dev The key that the owner's label has now, or its first.
    function _keyOf(address owner) private view returns (bytes memory) {
        (uint32 epoch, bytes28 key) = grants.labelOf(owner, word("label"));
        bytes memory next = point("nextLabelKey");
        return epoch != 0 && key == bytes28(keccak256(next)) ? next : point("labelKey");
    }

    /// @dev The other of the two.
    function _next(address owner) private view returns (bytes memory) {
        bytes memory next = point("nextLabelKey");
        return keccak256(_keyOf(owner)) == keccak256(next) ? point("labelKey") : next;
    }
}

contract SharingInvariantTest is Test {
    SharingActors private _actors;

    function setUp() external {
        _actors = new SharingActors();
        bytes4[] memory selectors = new bytes4[](6);
        selectors[0] = SharingActors.grant.selector;
        selectors[1] = SharingActors.revoke.selector;
        selectors[2] = SharingActors.rotate.selector;
        selectors[3] = SharingActors.replaceReaderKey.selector;
        selectors[4] = SharingActors.leaveOrJoin.selector;
        selectors[5] = SharingActors.pass.selector;
        targetContract(address(_actors));
        targetSelector(FuzzSelector(address(_actors), selectors));
    }

    /// @notice Only its owner ends a grant, once; what has ended stays so; epochs rise; what was granted does not change.
    /// forge-config: default.invariant.runs = 8
    /// forge-config: default.invariant.depth = 40
    function invariant_grantsAreTheirOwnersAlone() external view {
        assertFalse(_actors.stolen(), "a stranger revoked, or somebody twice");
        assertFalse(_actors.revived(), "a grant is live that is over, or the other way round");
        assertFalse(_actors.epochFell(), "the epoch of a label fell");
        assertFalse(_actors.digestChanged(), "a grant changed");
    }

    /// @notice The harness is no pantomime: grants are made and revoked.
    function test_theActorsDoSomething() external {
        _actors.grant(0, 500, 3, "a");
        _actors.grant(0, 500, 3, "b");
        _actors.revoke(3, 0, false);
        assertEq(_actors.revocations(), 0);
        _actors.revoke(3, 0, true);
        assertEq(_actors.count(), 2);
        assertEq(_actors.revocations(), 1);
        this.invariant_grantsAreTheirOwnersAlone();
    }
}
